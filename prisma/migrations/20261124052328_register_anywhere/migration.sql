-- CreateEnum
CREATE TYPE "AttendanceSource" AS ENUM ('REGISTER', 'SCAN', 'CHECK_IN', 'BOARD', 'FILE');

-- AlterEnum
ALTER TYPE "CertificateEventKind" ADD VALUE 'KEPT';

-- AlterTable
ALTER TABLE "attendance_operation" ADD COLUMN     "seen_id" UUID,
ADD COLUMN     "source" "AttendanceSource" NOT NULL DEFAULT 'REGISTER',
ALTER COLUMN "recorded_by_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "attendance_mark" ADD COLUMN     "source" "AttendanceSource" NOT NULL DEFAULT 'REGISTER',
ALTER COLUMN "recorded_by_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "badge_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "course_run" ADD COLUMN     "kept_on_phones_at" TIMESTAMPTZ(3),
ADD COLUMN     "kept_on_phones_by" TEXT;

-- CreateTable
CREATE TABLE "walk_in" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "AttendanceStatus" NOT NULL,
    "minutes" INTEGER,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "enrolment_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "refused_reason" TEXT,

    CONSTRAINT "walk_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "walk_in_operation" (
    "id" UUID NOT NULL,
    "walk_in_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "AttendanceStatus" NOT NULL,
    "minutes" INTEGER,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "device_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT NOT NULL,
    "source" "AttendanceSource" NOT NULL DEFAULT 'REGISTER',
    "seen_id" UUID,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "walk_in_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signed_sheet" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "session_id" UUID,
    "page" INTEGER,
    "file_id" UUID NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attached_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,
    "removed_reason" TEXT,

    CONSTRAINT "signed_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "walk_in_run_id_idx" ON "walk_in"("run_id");

-- CreateIndex
CREATE INDEX "walk_in_session_id_idx" ON "walk_in"("session_id");

-- CreateIndex
CREATE INDEX "walk_in_enrolment_id_idx" ON "walk_in"("enrolment_id");

-- CreateIndex
CREATE INDEX "walk_in_operation_walk_in_id_idx" ON "walk_in_operation"("walk_in_id");

-- CreateIndex
CREATE INDEX "signed_sheet_run_id_day_idx" ON "signed_sheet"("run_id", "day");

-- CreateIndex
CREATE INDEX "attendance_operation_received_at_idx" ON "attendance_operation" USING BRIN ("received_at");

-- AddForeignKey
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_session_id_run_id_fkey" FOREIGN KEY ("session_id", "run_id") REFERENCES "training_session"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in_operation" ADD CONSTRAINT "walk_in_operation_walk_in_id_fkey" FOREIGN KEY ("walk_in_id") REFERENCES "walk_in"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in_operation" ADD CONSTRAINT "walk_in_operation_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_sheet" ADD CONSTRAINT "signed_sheet_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_sheet" ADD CONSTRAINT "signed_sheet_session_id_run_id_fkey" FOREIGN KEY ("session_id", "run_id") REFERENCES "training_session"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_sheet" ADD CONSTRAINT "signed_sheet_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Who recorded is known, except where a person checked in by the link of the invitation.
ALTER TABLE "attendance_operation" ADD CONSTRAINT "operation_recorded_by"
  CHECK ("recorded_by_id" IS NOT NULL OR "source" = 'CHECK_IN');
ALTER TABLE "attendance_mark" ADD CONSTRAINT "mark_recorded_by"
  CHECK ("recorded_by_id" IS NOT NULL OR "source" = 'CHECK_IN');

-- Walk-ins: what is said of them follows the same rules as marks; settled one way or the other, and by somebody.
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_name" CHECK (btrim("name") <> '');
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_minutes"
  CHECK ("minutes" IS NULL OR ("status" IN ('LATE', 'LEFT_EARLY') AND "minutes" BETWEEN 1 AND 1440));
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_settled" CHECK (num_nonnulls("settled_at", "settled_by") IN (0, 2)
  AND num_nonnulls("enrolment_id", "refused_reason") = CASE WHEN "settled_at" IS NULL THEN 0 ELSE 1 END);
ALTER TABLE "walk_in_operation" ADD CONSTRAINT "walk_in_operation_minutes"
  CHECK ("minutes" IS NULL OR ("status" IN ('LATE', 'LEFT_EARLY') AND "minutes" BETWEEN 1 AND 1440));
ALTER TABLE "walk_in_operation" ADD CONSTRAINT "walk_in_operation_not_from_the_future" CHECK ("at" <= "received_at");
CREATE TRIGGER "walk_in_operation_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "walk_in_operation"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

ALTER TABLE "signed_sheet" ADD CONSTRAINT "signed_sheet_removed"
  CHECK (num_nonnulls("removed_at", "removed_by", "removed_reason") IN (0, 3));
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_kept_on_phones"
  CHECK (num_nonnulls("kept_on_phones_at", "kept_on_phones_by") IN (0, 2));

-- Whoever watches a run's board learns at the commit that something came: the run's id and nothing else.
CREATE FUNCTION "tell_of_attendance"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('attendance', "run_id"::text) FROM (SELECT DISTINCT "run_id" FROM "came") AS "runs";
  RETURN NULL;
END $$;
CREATE TRIGGER "attendance_operation_told" AFTER INSERT ON "attendance_operation"
  REFERENCING NEW TABLE AS "came" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_attendance"();
CREATE TRIGGER "walk_in_told" AFTER INSERT ON "walk_in"
  REFERENCING NEW TABLE AS "came" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_attendance"();
CREATE TRIGGER "walk_in_changed_told" AFTER UPDATE ON "walk_in"
  REFERENCING NEW TABLE AS "came" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_attendance"();
