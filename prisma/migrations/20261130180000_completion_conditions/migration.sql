-- CreateEnum
CREATE TYPE "TestKind" AS ENUM ('PRE', 'POST');

-- CreateEnum
CREATE TYPE "ScoreSource" AS ENUM ('ENTERED', 'FILE');

-- AlterTable
ALTER TABLE "course_run" ADD COLUMN     "rule_moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "rule_moved_by" TEXT;

-- AlterTable
ALTER TABLE "training_session" ADD COLUMN     "mandatory" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "agenda_block" ADD COLUMN     "mandatory" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "test_score" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "kind" "TestKind" NOT NULL,
    "points" DECIMAL(7,2),
    "max_points" DECIMAL(7,2),
    "source" "ScoreSource" NOT NULL DEFAULT 'ENTERED',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "test_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessor_verdict" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "assessor_id" UUID NOT NULL,
    "passed" BOOLEAN,
    "remark" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "assessor_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "test_score_seq_key" ON "test_score"("seq");

-- CreateIndex
CREATE INDEX "test_score_run_id_idx" ON "test_score"("run_id");

-- CreateIndex
CREATE INDEX "test_score_enrolment_id_idx" ON "test_score"("enrolment_id");

-- CreateIndex
CREATE INDEX "test_score_recorded_at_idx" ON "test_score" USING BRIN ("recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "assessor_verdict_seq_key" ON "assessor_verdict"("seq");

-- CreateIndex
CREATE INDEX "assessor_verdict_run_id_idx" ON "assessor_verdict"("run_id");

-- CreateIndex
CREATE INDEX "assessor_verdict_enrolment_id_idx" ON "assessor_verdict"("enrolment_id");

-- CreateIndex
CREATE INDEX "assessor_verdict_assessor_id_idx" ON "assessor_verdict"("assessor_id");

-- CreateIndex
CREATE INDEX "assessor_verdict_recorded_at_idx" ON "assessor_verdict" USING BRIN ("recorded_at");

-- AddForeignKey
ALTER TABLE "test_score" ADD CONSTRAINT "test_score_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor_verdict" ADD CONSTRAINT "assessor_verdict_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor_verdict" ADD CONSTRAINT "assessor_verdict_assessor_id_fkey" FOREIGN KEY ("assessor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must be attended is counted as well.
ALTER TABLE "training_session" ADD CONSTRAINT "session_mandatory_only_if_counts" CHECK ("counts" OR NOT "mandatory");
ALTER TABLE "agenda_block" ADD CONSTRAINT "agenda_block_mandatory_only_if_counts" CHECK ("counts" OR NOT "mandatory");
ALTER TABLE "course_run" ADD CONSTRAINT "run_rule_moved_by_someone" CHECK (("rule_moved_at" IS NULL) = ("rule_moved_by" IS NULL));

-- A score is a share of something: never below nothing, never above all of it.
ALTER TABLE "test_score"
  ADD CONSTRAINT "test_score_whole_or_taken_back" CHECK (("points" IS NULL) = ("max_points" IS NULL)),
  ADD CONSTRAINT "test_score_within_maximum" CHECK ("max_points" > 0 AND "points" BETWEEN 0 AND "max_points");
ALTER TABLE "assessor_verdict"
  ADD CONSTRAINT "assessor_verdict_remark_says_something" CHECK (btrim("remark") <> '');

-- What was recorded is never rewritten; a merge hangs it over with everything else of the person.
CREATE TRIGGER "test_score_append_only" BEFORE UPDATE OR DELETE ON "test_score"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_unless_declared"();
CREATE TRIGGER "test_score_never_emptied" BEFORE TRUNCATE ON "test_score"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "assessor_verdict_append_only" BEFORE UPDATE OR DELETE ON "assessor_verdict"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_unless_declared"();
CREATE TRIGGER "assessor_verdict_never_emptied" BEFORE TRUNCATE ON "assessor_verdict"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

-- Nobody passes themselves, whatever way it came; a merge may bring the two together, and rules see to it.
CREATE FUNCTION "refuse_own_verdict"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "enrolment" e WHERE e."id" = NEW."enrolment_id" AND e."person_id" = NEW."assessor_id") THEN
    RAISE EXCEPTION 'own_verdict: nobody assesses themselves' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'own_verdict';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "assessor_verdict_of_another" BEFORE INSERT ON "assessor_verdict"
  FOR EACH ROW EXECUTE FUNCTION "refuse_own_verdict"();
