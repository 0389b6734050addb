-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "expires_on" DATE;

-- AlterTable
ALTER TABLE "issue_batch" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_by" TEXT,
ADD COLUMN     "withdrawn_reason" TEXT;

-- CreateTable
CREATE TABLE "drawing_failure" (
    "certificate_id" UUID NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error_id" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "drawing_failure_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "certificate_hold" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "held_by" TEXT NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "certificate_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certificate_hold_enrolment_id_idx" ON "certificate_hold"("enrolment_id");

-- CreateIndex
CREATE INDEX "certificate_hold_run_id_idx" ON "certificate_hold"("run_id");

-- AddForeignKey
ALTER TABLE "drawing_failure" ADD CONSTRAINT "drawing_failure_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_hold" ADD CONSTRAINT "certificate_hold_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A paper counts on the day that it bears, whatever its validity.
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_expires_after_issue" CHECK ("expires_on" >= "issued_on");

-- A batch is withdrawn once, by someone, and with a reason.
ALTER TABLE "issue_batch"
  ADD CONSTRAINT "issue_batch_withdrawn_by_someone"
    CHECK (("withdrawn_at" IS NULL) = ("withdrawn_by" IS NULL) AND ("withdrawn_at" IS NULL) = ("withdrawn_reason" IS NULL)),
  ADD CONSTRAINT "issue_batch_withdrawn_with_reason" CHECK (btrim("withdrawn_reason") <> '');

-- Nobody is held twice at once; what was held and lifted stays for the record.
CREATE UNIQUE INDEX "certificate_hold_one_open" ON "certificate_hold" ("enrolment_id") WHERE "lifted_at" IS NULL;
ALTER TABLE "certificate_hold"
  ADD CONSTRAINT "certificate_hold_with_reason" CHECK (btrim("reason") <> ''),
  ADD CONSTRAINT "certificate_hold_lifted_by_someone" CHECK (("lifted_at" IS NULL) = ("lifted_by" IS NULL)),
  ADD CONSTRAINT "certificate_hold_lifted_after" CHECK ("lifted_at" >= "held_at");
CREATE TRIGGER "certificate_hold_append_only" BEFORE DELETE OR TRUNCATE ON "certificate_hold"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
ALTER TABLE "drawing_failure" ADD CONSTRAINT "drawing_failure_attempted" CHECK ("attempts" >= 1);

-- The papers of a batch are drawn, and given out together, in the order of their numbers.
CREATE INDEX "certificate_batch_id_number_idx" ON "certificate" ("batch_id", "number");
DROP INDEX "certificate_batch_id_idx";
