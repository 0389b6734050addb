-- CreateEnum
CREATE TYPE "FeedbackFormKind" AS ENUM ('EVALUATION', 'FOLLOW_UP');

-- CreateEnum
CREATE TYPE "FollowUpOf" AS ENUM ('PARTICIPANT', 'SUPERVISOR');

-- AlterTable
ALTER TABLE "course" ADD COLUMN     "asks_supervisor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "follow_up_months" INTEGER;

-- CreateTable
CREATE TABLE "feedback_form" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "kind" "FeedbackFormKind" NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "feedback_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_evaluation" (
    "run_id" UUID NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "form_id" UUID,
    "closes_on" DATE,
    "session_ids" UUID[],
    "shown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "run_evaluation_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "evaluation_turn" (
    "token_hash" CHAR(64) NOT NULL,
    "run_id" UUID NOT NULL,
    "hall" BOOLEAN NOT NULL,

    CONSTRAINT "evaluation_turn_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "evaluation_tally" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "assignment_id" UUID,
    "session_id" UUID,
    "option" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "evaluation_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_text" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "assignment_id" UUID,
    "session_id" UUID,
    "text" TEXT NOT NULL,
    "waiting" BOOLEAN NOT NULL,

    CONSTRAINT "evaluation_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervisor" (
    "enrolment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entered_by" TEXT NOT NULL,

    CONSTRAINT "supervisor_pkey" PRIMARY KEY ("enrolment_id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "asked_of" "FollowUpOf" NOT NULL,
    "form_id" UUID NOT NULL,
    "name" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reminded_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answers" JSONB,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_form_course_id_kind_version_key" ON "feedback_form"("course_id", "kind", "version");

-- CreateIndex
CREATE INDEX "evaluation_turn_run_id_idx" ON "evaluation_turn"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_tally_run_id_question_assignment_id_session_id_o_key" ON "evaluation_tally"("run_id", "question", "assignment_id", "session_id", "option")
  NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "evaluation_text_run_id_idx" ON "evaluation_text"("run_id");

-- CreateIndex
CREATE INDEX "follow_up_sent_at_idx" ON "follow_up"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_enrolment_id_asked_of_key" ON "follow_up"("enrolment_id", "asked_of");

-- AddForeignKey
ALTER TABLE "feedback_form" ADD CONSTRAINT "feedback_form_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_evaluation" ADD CONSTRAINT "run_evaluation_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_evaluation" ADD CONSTRAINT "run_evaluation_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "feedback_form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_turn" ADD CONSTRAINT "evaluation_turn_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_tally" ADD CONSTRAINT "evaluation_tally_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_tally" ADD CONSTRAINT "evaluation_tally_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "trainer_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_tally" ADD CONSTRAINT "evaluation_tally_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_text" ADD CONSTRAINT "evaluation_text_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_text" ADD CONSTRAINT "evaluation_text_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "trainer_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_text" ADD CONSTRAINT "evaluation_text_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor" ADD CONSTRAINT "supervisor_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "feedback_form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "course"
  ADD CONSTRAINT "course_follow_up_after" CHECK ("follow_up_months" IN (3, 6));
ALTER TABLE "feedback_form"
  ADD CONSTRAINT "feedback_form_version_from_one" CHECK ("version" >= 1);
-- What people answered to stays as they read it.
CREATE TRIGGER "feedback_form_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "feedback_form"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

ALTER TABLE "run_evaluation"
  ADD CONSTRAINT "run_evaluation_link_version_from_one" CHECK ("link_version" >= 1),
  ADD CONSTRAINT "run_evaluation_shown_from_nought" CHECK ("shown" >= 0);
ALTER TABLE "evaluation_turn"
  ADD CONSTRAINT "evaluation_turn_is_a_hash" CHECK ("token_hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "evaluation_tally"
  ADD CONSTRAINT "evaluation_tally_counts" CHECK ("shown" >= 0 AND "waiting" >= 0 AND "shown" + "waiting" > 0),
  ADD CONSTRAINT "evaluation_tally_of_one" CHECK (num_nonnulls("assignment_id", "session_id") <= 1);
ALTER TABLE "evaluation_text"
  ADD CONSTRAINT "evaluation_text_says_something" CHECK (length("text") BETWEEN 1 AND 2000),
  ADD CONSTRAINT "evaluation_text_of_one" CHECK (num_nonnulls("assignment_id", "session_id") <= 1);
-- The rows of a run are written anew at each answer, so that none tells when it came. What they were before goes soon.
ALTER TABLE "evaluation_turn" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
ALTER TABLE "evaluation_tally" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
ALTER TABLE "evaluation_text" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);

ALTER TABLE "follow_up"
  ADD CONSTRAINT "follow_up_answered_whole" CHECK (("answered_at" IS NULL) = ("answers" IS NULL)),
  ADD CONSTRAINT "follow_up_supervisor_named" CHECK (("asked_of" = 'SUPERVISOR') = ("name" IS NOT NULL));
