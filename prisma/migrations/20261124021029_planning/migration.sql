-- CreateEnum
CREATE TYPE "CalendarMethod" AS ENUM ('REQUEST', 'CANCEL');

-- CreateEnum
CREATE TYPE "NominationState" AS ENUM ('SUBMITTED', 'ASKED_BACK', 'ACCEPTED', 'REFUSED', 'REPLACED', 'TAKEN_BACK');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('TRAINING', 'OPENING', 'BREAK', 'CEREMONY');

-- CreateEnum
CREATE TYPE "FeedKind" AS ENUM ('PERSON', 'RUN', 'PROGRAMME');

-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "calendar" TEXT,
ADD COLUMN     "calendar_method" "CalendarMethod",
ADD COLUMN     "enrolment_id" UUID,
ADD COLUMN     "run_id" UUID;

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "queue_number" BIGINT,
ADD COLUMN     "track_id" UUID;

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "working_languages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "course_run" ADD COLUMN     "beside_id" UUID,
ADD COLUMN     "minimum" INTEGER,
ADD COLUMN     "offer_hours" INTEGER,
ADD COLUMN     "season_id" UUID;

-- AlterTable
ALTER TABLE "run_quota" ADD COLUMN     "women_percent" INTEGER;

-- AlterTable
ALTER TABLE "run_material" ADD COLUMN     "ready_at" TIMESTAMPTZ(3),
ADD COLUMN     "ready_by" TEXT;

-- AlterTable
ALTER TABLE "training_session" ADD COLUMN     "kind" "SessionKind" NOT NULL DEFAULT 'TRAINING',
ADD COLUMN     "track_id" UUID;

-- AlterTable
ALTER TABLE "trainer_assignment" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3),
ADD COLUMN     "clash_reason" TEXT,
ADD COLUMN     "declined_at" TIMESTAMPTZ(3),
ADD COLUMN     "declined_reason" TEXT;

-- CreateTable
CREATE TABLE "mail_template" (
    "name" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "mail_template_pkey" PRIMARY KEY ("name","language")
);

-- CreateTable
CREATE TABLE "imported_person" (
    "person_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,

    CONSTRAINT "imported_person_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "institution_id" UUID NOT NULL,
    "header" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("institution_id","header")
);

-- CreateTable
CREATE TABLE "nomination_call" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "institution_id" UUID,
    "country_code" CHAR(2),
    "places" INTEGER NOT NULL,
    "alternates" INTEGER NOT NULL DEFAULT 0,
    "deadline" DATE NOT NULL,
    "focal_name" TEXT NOT NULL,
    "focal_email" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "note" TEXT,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "letter_id" UUID,

    CONSTRAINT "nomination_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nomination" (
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "alternate" BOOLEAN NOT NULL DEFAULT false,
    "official_name" TEXT,
    "latin_name" TEXT,
    "sex" "Sex",
    "birth_date" DATE,
    "email" TEXT,
    "phone" TEXT,
    "position" TEXT,
    "institution" TEXT,
    "state" "NominationState" NOT NULL DEFAULT 'SUBMITTED',
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "question" TEXT,
    "answer" TEXT,
    "person_id" UUID,
    "enrolment_id" UUID,
    "replaces_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nomination_decision" (
    "id" UUID NOT NULL,
    "nomination_id" UUID NOT NULL,
    "from_state" "NominationState",
    "to_state" "NominationState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "nomination_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_offer" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "offered_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "taken" BOOLEAN,

    CONSTRAINT "place_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "told" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "answer_by" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "accepts" BOOLEAN,
    "answer_reason" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_candidate" (
    "a_id" UUID NOT NULL,
    "b_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "apart_at" TIMESTAMPTZ(3),
    "apart_by" TEXT,

    CONSTRAINT "duplicate_candidate_pkey" PRIMARY KEY ("a_id","b_id")
);

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "track_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "season" (
    "id" UUID NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "season_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unavailability" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "unavailability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "country_code" CHAR(2) NOT NULL,
    "day" DATE NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("country_code","day")
);

-- CreateTable
CREATE TABLE "agenda_block" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "day_number" INTEGER NOT NULL,
    "starts_at" CHAR(5) NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT,
    "kind" "SessionKind" NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "track" TEXT,

    CONSTRAINT "agenda_block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "kind" "FeedKind" NOT NULL,
    "person_id" UUID,
    "run_id" UUID,
    "programme_id" UUID,
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "imported_person_batch_id_idx" ON "imported_person"("batch_id");

-- CreateIndex
CREATE INDEX "nomination_call_run_id_idx" ON "nomination_call"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_enrolment_id_key" ON "nomination"("enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_replaces_id_key" ON "nomination"("replaces_id");

-- CreateIndex
CREATE INDEX "nomination_call_id_rank_idx" ON "nomination"("call_id", "rank");

-- CreateIndex
CREATE INDEX "nomination_run_id_state_idx" ON "nomination"("run_id", "state");

-- CreateIndex
CREATE INDEX "nomination_person_id_idx" ON "nomination"("person_id");

-- CreateIndex
CREATE INDEX "nomination_decision_nomination_id_idx" ON "nomination_decision"("nomination_id");

-- CreateIndex
CREATE INDEX "place_offer_enrolment_id_idx" ON "place_offer"("enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_enrolment_id_key" ON "invitation"("enrolment_id");

-- CreateIndex
CREATE INDEX "duplicate_candidate_b_id_idx" ON "duplicate_candidate"("b_id");

-- CreateIndex
CREATE INDEX "duplicate_candidate_score_idx" ON "duplicate_candidate"("score");

-- CreateIndex
CREATE INDEX "person_merge_kept_id_idx" ON "person_merge"("kept_id");

-- CreateIndex
CREATE INDEX "person_merge_merged_id_idx" ON "person_merge"("merged_id");

-- CreateIndex
CREATE UNIQUE INDEX "track_run_id_name_key" ON "track"("run_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "track_id_run_id_key" ON "track"("id", "run_id");

-- CreateIndex
CREATE INDEX "unavailability_person_id_starts_on_idx" ON "unavailability"("person_id", "starts_on");

-- CreateIndex
CREATE INDEX "holiday_day_idx" ON "holiday"("day");

-- CreateIndex
CREATE INDEX "agenda_block_course_id_day_number_idx" ON "agenda_block"("course_id", "day_number");

-- CreateIndex
CREATE INDEX "calendar_feed_account_id_idx" ON "calendar_feed"("account_id");

-- CreateIndex
CREATE INDEX "calendar_feed_run_id_idx" ON "calendar_feed"("run_id");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- CreateIndex
CREATE INDEX "mail_message_run_id_idx" ON "mail_message"("run_id");

-- CreateIndex
CREATE INDEX "mail_message_enrolment_id_idx" ON "mail_message"("enrolment_id");

-- CreateIndex
CREATE INDEX "course_run_season_id_idx" ON "course_run"("season_id");

-- CreateIndex
CREATE INDEX "course_run_beside_id_idx" ON "course_run"("beside_id");

-- CreateIndex
CREATE INDEX "course_run_ends_on_idx" ON "course_run"("ends_on");

-- CreateIndex
CREATE INDEX "course_run_venue_id_starts_on_idx" ON "course_run"("venue_id", "starts_on");

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_track_id_run_id_fkey" FOREIGN KEY ("track_id", "run_id") REFERENCES "track"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_person" ADD CONSTRAINT "imported_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_person" ADD CONSTRAINT "imported_person_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "nomination_call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination_decision" ADD CONSTRAINT "nomination_decision_nomination_id_fkey" FOREIGN KEY ("nomination_id") REFERENCES "nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_offer" ADD CONSTRAINT "place_offer_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_b_id_fkey" FOREIGN KEY ("b_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_beside_id_fkey" FOREIGN KEY ("beside_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_track_id_run_id_fkey" FOREIGN KEY ("track_id", "run_id") REFERENCES "track"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unavailability" ADD CONSTRAINT "unavailability_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_block" ADD CONSTRAINT "agenda_block_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Sessions: only a training session counts.
ALTER TABLE "training_session" ADD CONSTRAINT "session_counts_only_if_training" CHECK ("kind" = 'TRAINING' OR NOT "counts");
ALTER TABLE "agenda_block" ADD CONSTRAINT "agenda_block_counts_only_if_training" CHECK ("kind" = 'TRAINING' OR NOT "counts");
ALTER TABLE "agenda_block" ADD CONSTRAINT "agenda_block_within_a_day"
  CHECK ("day_number" > 0 AND "duration_minutes" BETWEEN 1 AND 1440 AND "starts_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

-- Runs, trainers, quotas.
ALTER TABLE "course_run" ADD CONSTRAINT "run_minimum_within_capacity" CHECK ("minimum" BETWEEN 1 AND "capacity");
ALTER TABLE "course_run" ADD CONSTRAINT "run_offer_hours" CHECK ("offer_hours" BETWEEN 1 AND 720);
ALTER TABLE "course_run" ADD CONSTRAINT "run_not_beside_itself" CHECK ("beside_id" <> "id");
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_women_percent" CHECK ("women_percent" BETWEEN 0 AND 100);
ALTER TABLE "run_material" ADD CONSTRAINT "run_material_ready_by" CHECK (num_nonnulls("ready_at", "ready_by") IN (0, 2));
ALTER TABLE "trainer_assignment" ADD CONSTRAINT "trainer_assignment_answer"
  CHECK (num_nonnulls("declined_at", "declined_reason") IN (0, 2) AND ("declined_at" IS NULL OR "removed_at" IS NOT NULL));
ALTER TABLE "unavailability" ADD CONSTRAINT "unavailability_ends_after_start" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_of_one"
  CHECK (num_nonnulls("person_id", "run_id", "programme_id") = 1);

-- Nominations.
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_institution_or_country"
  CHECK (num_nonnulls("institution_id", "country_code") = 1);
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_places" CHECK ("places" > 0 AND "alternates" >= 0);
ALTER TABLE "nomination_call" ADD CONSTRAINT "nomination_call_email_lower_case" CHECK ("focal_email" = lower("focal_email"));
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_has_a_name"
  CHECK (coalesce(btrim("official_name"), '') <> '' OR coalesce(btrim("latin_name"), '') <> '');
ALTER TABLE "place_offer" ADD CONSTRAINT "place_offer_ended" CHECK (num_nonnulls("ended_at", "taken") IN (0, 2));
CREATE UNIQUE INDEX "place_offer_one_open" ON "place_offer" ("enrolment_id") WHERE "ended_at" IS NULL;
CREATE INDEX "place_offer_open_until" ON "place_offer" ("expires_at") WHERE "ended_at" IS NULL;
CREATE TRIGGER "nomination_decision_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "nomination_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

-- The waiting line: whoever joins it gets the next number, whatever the path; whoever leaves it gives it up. Numbers
-- are given under the lock of the run's row, so their order is the order in which people came.
CREATE SEQUENCE "enrolment_queue";
CREATE FUNCTION "number_the_waiting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" <> 'WAITING_LIST' THEN
    NEW."queue_number" := NULL;
  ELSIF NEW."queue_number" IS NULL THEN
    NEW."queue_number" := nextval('"enrolment_queue"');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "enrolment_queue_number" BEFORE INSERT OR UPDATE OF "state" ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION "number_the_waiting"();
UPDATE "enrolment" e SET "queue_number" = w."n" FROM (
  SELECT "id", nextval('"enrolment_queue"') AS "n" FROM (
    SELECT "id" FROM "enrolment" WHERE "state" = 'WAITING_LIST' ORDER BY "state_at", "id") AS "line") AS w
  WHERE w."id" = e."id";
CREATE INDEX "enrolment_waiting" ON "enrolment" ("run_id", "queue_number") WHERE "state" = 'WAITING_LIST';

-- Duplicates and merges.
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_in_order" CHECK ("a_id" < "b_id");
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_score" CHECK ("score" BETWEEN 0 AND 100);
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_apart"
  CHECK (num_nonnulls("apart_at", "apart_by") IN (0, 2));
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_undone" CHECK (num_nonnulls("undone_at", "undone_by") IN (0, 2));
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_undone" CHECK (num_nonnulls("undone_at", "undone_by") IN (0, 2));

-- History is never rewritten, with two exceptions that are commands with an audit entry of their own: a merge of two
-- records of one person (and its undoing) hangs what was recorded on the other record, and taking back an imported
-- list removes the enrolments that it made. Such a command says so for its own transaction.
CREATE FUNCTION "refuse_rewriting_unless_declared"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('cascade.rewriting', true), '') NOT IN ('merge', 'undo-import') THEN
    RAISE EXCEPTION 'append_only: % is never rewritten', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER "attendance_operation_append_only" ON "attendance_operation";
CREATE TRIGGER "attendance_operation_append_only" BEFORE UPDATE OR DELETE ON "attendance_operation"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_unless_declared"();
CREATE TRIGGER "attendance_operation_never_emptied" BEFORE TRUNCATE ON "attendance_operation"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
DROP TRIGGER "enrolment_decision_append_only" ON "enrolment_decision";
CREATE TRIGGER "enrolment_decision_append_only" BEFORE UPDATE OR DELETE ON "enrolment_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_unless_declared"();
CREATE TRIGGER "enrolment_decision_never_emptied" BEFORE TRUNCATE ON "enrolment_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
-- A merge moves certificates to the record that stays; no word on them changes.
CREATE OR REPLACE FUNCTION "keep_certificate_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := to_jsonb(OLD) - 'ended_at';
  after jsonb := to_jsonb(NEW) - 'ended_at';
BEGIN
  IF current_setting('cascade.rewriting', true) = 'merge' THEN
    before := before - 'person_id' - 'enrolment_id';
    after := after - 'person_id' - 'enrolment_id';
    IF before = after AND OLD."ended_at" IS NOT DISTINCT FROM NEW."ended_at" THEN
      RETURN NEW;
    END IF;
  END IF;
  IF before <> after OR OLD."ended_at" IS NOT NULL THEN
    RAISE EXCEPTION 'certificate_frozen: an issued certificate does not change'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_frozen';
  END IF;
  RETURN NEW;
END $$;
