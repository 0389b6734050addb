-- CreateEnum
CREATE TYPE "RenewalBasis" AS ENUM ('TAUGHT', 'REFRESHER');

-- AlterTable
ALTER TABLE "qualification_type" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "refresher_course_id" UUID,
ADD COLUMN     "renewal_runs" INTEGER;

-- AlterTable
ALTER TABLE "qualification" ADD COLUMN     "ending_told_for" DATE;

-- CreateTable
CREATE TABLE "qualification_type_country" (
    "type_id" UUID NOT NULL,
    "country_code" CHAR(2) NOT NULL,

    CONSTRAINT "qualification_type_country_pkey" PRIMARY KEY ("type_id","country_code")
);

-- CreateTable
CREATE TABLE "renewal" (
    "id" UUID NOT NULL,
    "qualification_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "basis" "RenewalBasis" NOT NULL,
    "previous_until" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "renewal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suspension" (
    "id" UUID NOT NULL,
    "qualification_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "suspended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspended_by" TEXT NOT NULL,
    "lifted_on" DATE,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "suspension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "renewal_qualification_id_previous_until_key" ON "renewal"("qualification_id", "previous_until");

-- CreateIndex
CREATE INDEX "suspension_qualification_id_idx" ON "suspension"("qualification_id");

-- CreateIndex
CREATE INDEX "qualification_valid_until_idx" ON "qualification"("valid_until");

-- AddForeignKey
ALTER TABLE "qualification_type" ADD CONSTRAINT "qualification_type_refresher_course_id_fkey" FOREIGN KEY ("refresher_course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification_type_country" ADD CONSTRAINT "qualification_type_country_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "qualification_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification_type_country" ADD CONSTRAINT "qualification_type_country_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_qualification_id_fkey" FOREIGN KEY ("qualification_id") REFERENCES "qualification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_qualification_id_fkey" FOREIGN KEY ("qualification_id") REFERENCES "qualification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Kinds of status.
ALTER TABLE "qualification_type" ADD CONSTRAINT "qualification_type_renewal_runs_positive" CHECK ("renewal_runs" > 0);
-- What has no end is not renewed.
ALTER TABLE "qualification_type" ADD CONSTRAINT "qualification_type_renewed_with_end"
  CHECK ("validity_months" IS NOT NULL OR num_nonnulls("renewal_runs", "refresher_course_id") = 0);

-- Renewals and suspensions.
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_ends_later" CHECK ("valid_until" > "previous_until");
CREATE TRIGGER "renewal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "renewal"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE UNIQUE INDEX "suspension_open_once" ON "suspension" ("qualification_id") WHERE "lifted_on" IS NULL;
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_lifted_by_somebody"
  CHECK (num_nonnulls("lifted_on", "lifted_at", "lifted_by") IN (0, 3));
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_lifted_after_start" CHECK ("lifted_on" >= "starts_on");

-- The cascade: who completed a run, and what somebody completed. Certificates that have ended do not count.
CREATE INDEX "certificate_completed_run" ON "certificate" ("run_id", "person_id")
  WHERE "kind" = 'COMPLETION' AND "ended_at" IS NULL;
CREATE INDEX "certificate_completed_person" ON "certificate" ("person_id", "run_id")
  WHERE "kind" = 'COMPLETION' AND "ended_at" IS NULL;
-- Of a large cascade, only these two facts of each person are wanted.
CREATE INDEX "person_sex_and_country" ON "person" ("id") INCLUDE ("sex", "country_code");
