-- CreateEnum
CREATE TYPE "TestQuestionKind" AS ENUM ('SINGLE', 'MULTIPLE', 'TRUE_FALSE', 'NUMBER');

-- CreateEnum
CREATE TYPE "AttemptSource" AS ENUM ('PERSON', 'PAPER', 'FILE');

-- AlterEnum
ALTER TYPE "ScoreSource" ADD VALUE 'TEST';

-- CreateTable
CREATE TABLE "test_question" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by" TEXT,

    CONSTRAINT "test_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_question_version" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "TestQuestionKind" NOT NULL,
    "points" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "test_question_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_test" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "kind" "TestKind" NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "course_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_test_question" (
    "test_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question_version_id" UUID NOT NULL,

    CONSTRAINT "course_test_question_pkey" PRIMARY KEY ("test_id","position")
);

-- CreateTable
CREATE TABLE "run_test" (
    "run_id" UUID NOT NULL,
    "kind" "TestKind" NOT NULL,
    "test_id" UUID NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "run_test_pkey" PRIMARY KEY ("run_id","kind")
);

-- CreateTable
CREATE TABLE "test_attempt" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "kind" "TestKind" NOT NULL,
    "test_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "source" "AttemptSource" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handed_in_at" TIMESTAMPTZ(3),
    "recorded_by" TEXT NOT NULL,
    "annulled_at" TIMESTAMPTZ(3),
    "annulled_by" TEXT,
    "annulled_why" TEXT,

    CONSTRAINT "test_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_answer" (
    "attempt_id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "chosen" TEXT[],
    "number" DECIMAL(18,6),
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "test_answer_pkey" PRIMARY KEY ("attempt_id","question_version_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "test_question_course_id_number_key" ON "test_question"("course_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "test_question_version_question_id_version_key" ON "test_question_version"("question_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "course_test_course_id_kind_version_key" ON "course_test"("course_id", "kind", "version");

-- CreateIndex
CREATE UNIQUE INDEX "course_test_id_kind_key" ON "course_test"("id", "kind");

-- CreateIndex
CREATE INDEX "course_test_question_question_version_id_idx" ON "course_test_question"("question_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_test_question_test_id_question_version_id_key" ON "course_test_question"("test_id", "question_version_id");

-- CreateIndex
CREATE INDEX "run_test_test_id_idx" ON "run_test"("test_id");

-- CreateIndex
CREATE INDEX "test_attempt_run_id_kind_idx" ON "test_attempt"("run_id", "kind");

-- CreateIndex
CREATE INDEX "test_attempt_enrolment_id_idx" ON "test_attempt"("enrolment_id");

-- CreateIndex
CREATE INDEX "test_attempt_test_id_idx" ON "test_attempt"("test_id");

-- CreateIndex
CREATE INDEX "test_answer_question_version_id_idx" ON "test_answer"("question_version_id");

-- AddForeignKey
ALTER TABLE "test_question" ADD CONSTRAINT "test_question_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_question_version" ADD CONSTRAINT "test_question_version_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "test_question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_test" ADD CONSTRAINT "course_test_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_test_question" ADD CONSTRAINT "course_test_question_test_id_fkey" FOREIGN KEY ("test_id") REFERENCES "course_test"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_test_question" ADD CONSTRAINT "course_test_question_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "test_question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_test" ADD CONSTRAINT "run_test_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_test" ADD CONSTRAINT "run_test_test_id_kind_fkey" FOREIGN KEY ("test_id", "kind") REFERENCES "course_test"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_attempt" ADD CONSTRAINT "test_attempt_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_attempt" ADD CONSTRAINT "test_attempt_test_id_kind_fkey" FOREIGN KEY ("test_id", "kind") REFERENCES "course_test"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_answer" ADD CONSTRAINT "test_answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "test_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_answer" ADD CONSTRAINT "test_answer_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "test_question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "test_question"
  ADD CONSTRAINT "test_question_number_from_one" CHECK ("number" >= 1),
  ADD CONSTRAINT "test_question_retired_whole" CHECK (("retired_at" IS NULL) = ("retired_by" IS NULL));
ALTER TABLE "test_question_version"
  ADD CONSTRAINT "test_question_version_from_one" CHECK ("version" >= 1),
  ADD CONSTRAINT "test_question_version_points" CHECK ("points" BETWEEN 1 AND 100);
ALTER TABLE "course_test" ADD CONSTRAINT "course_test_version_from_one" CHECK ("version" >= 1);
ALTER TABLE "course_test_question" ADD CONSTRAINT "course_test_question_position_from_one" CHECK ("position" >= 1);
-- What people answered to stays as they read it.
CREATE TRIGGER "test_question_version_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "test_question_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "course_test_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "course_test"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "course_test_question_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "course_test_question"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

ALTER TABLE "run_test"
  ADD CONSTRAINT "run_test_link_version_from_one" CHECK ("link_version" >= 1),
  ADD CONSTRAINT "run_test_closed_whole" CHECK (("closed_at" IS NULL) = ("closed_by" IS NULL));
ALTER TABLE "test_attempt"
  ADD CONSTRAINT "test_attempt_annulled_whole"
    CHECK (num_nonnulls("annulled_at", "annulled_by", "annulled_why") IN (0, 3));
-- One try.
CREATE UNIQUE INDEX "test_attempt_one_stands" ON "test_attempt" ("enrolment_id", "kind") WHERE "annulled_at" IS NULL;
ALTER TABLE "test_answer"
  ADD CONSTRAINT "test_answer_says_something" CHECK (cardinality("chosen") > 0 OR "number" IS NOT NULL),
  ADD CONSTRAINT "test_answer_of_one_kind" CHECK (cardinality("chosen") = 0 OR "number" IS NULL);
