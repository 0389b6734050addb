-- CreateEnum
CREATE TYPE "AimKind" AS ENUM ('BASELINE', 'TARGET');

-- CreateEnum
CREATE TYPE "CountedSex" AS ENUM ('FEMALE', 'MALE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AgeGroup" AS ENUM ('UNDER_18', 'FROM_18_TO_29', 'FROM_30_TO_59', 'FROM_60', 'UNKNOWN');

-- A series may be of years and of groups at once, and of a country.
ALTER TABLE "indicator_value" DROP CONSTRAINT "indicator_value_once";
ALTER TABLE "indicator_value" DROP CONSTRAINT "indicator_value_year_or_category";

-- AlterTable
ALTER TABLE "indicator_value" ADD COLUMN     "country_code" CHAR(2);

-- AlterTable
ALTER TABLE "result" ADD COLUMN     "country_code" CHAR(2),
ADD COLUMN     "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "entered_by" TEXT NOT NULL DEFAULT 'before this was kept',
ADD COLUMN     "further_quantity" DECIMAL(18,4),
ADD COLUMN     "further_unit" TEXT,
ADD COLUMN     "happened_from" DATE,
ADD COLUMN     "happened_to" DATE,
ADD COLUMN     "institution_id" UUID,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "removed_by" TEXT,
ADD COLUMN     "source" TEXT,
ALTER COLUMN "achieved_by" DROP NOT NULL;

-- CreateTable
CREATE TABLE "indicator_aim" (
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "kind" "AimKind" NOT NULL,
    "category" TEXT,
    "country_code" CHAR(2),
    "year" INTEGER NOT NULL,
    "value" DECIMAL(18,4) NOT NULL,

    CONSTRAINT "indicator_aim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_run" (
    "result_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "result_run_pkey" PRIMARY KEY ("result_id","run_id")
);

-- CreateTable
CREATE TABLE "result_change" (
    "id" UUID NOT NULL,
    "result_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "result_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_file" (
    "id" UUID NOT NULL,
    "result_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attached_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,
    "removed_reason" TEXT,

    CONSTRAINT "result_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "next_step" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "person_id" UUID,
    "institution_id" UUID,
    "owner_text" TEXT,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" TEXT,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,

    CONSTRAINT "next_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_out" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "file_id" UUID,
    "copies" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,

    CONSTRAINT "hand_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_out_recipient" (
    "id" UUID NOT NULL,
    "hand_out_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "session_id" UUID,
    "person_id" UUID,
    "institution_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,

    CONSTRAINT "hand_out_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_count" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "session_id" UUID,
    "place" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "ended_reason" TEXT,

    CONSTRAINT "run_count_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_count_cell" (
    "count_id" UUID NOT NULL,
    "sex" "CountedSex" NOT NULL,
    "age_group" "AgeGroup" NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "run_count_cell_pkey" PRIMARY KEY ("count_id","sex","age_group")
);

-- CreateTable
CREATE TABLE "run_cost" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "budget_minor" BIGINT,
    "actual_minor" BIGINT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entered_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "run_cost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_allowance" (
    "run_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "per_day_minor" BIGINT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by" TEXT NOT NULL,

    CONSTRAINT "run_allowance_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "indicator_aim_once" ON "indicator_aim"("indicator_id", "kind", "category", "country_code") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "result_run_run_id_idx" ON "result_run"("run_id");

-- CreateIndex
CREATE INDEX "result_change_result_id_idx" ON "result_change"("result_id");

-- CreateIndex
CREATE UNIQUE INDEX "result_file_file_id_key" ON "result_file"("file_id");

-- CreateIndex
CREATE INDEX "result_file_result_id_idx" ON "result_file"("result_id");

-- CreateIndex
CREATE INDEX "next_step_run_id_idx" ON "next_step"("run_id");

-- CreateIndex
CREATE INDEX "next_step_person_id_idx" ON "next_step"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "hand_out_file_id_key" ON "hand_out"("file_id");

-- CreateIndex
CREATE INDEX "hand_out_run_id_idx" ON "hand_out"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "hand_out_id_run_id_key" ON "hand_out"("id", "run_id");

-- CreateIndex
CREATE INDEX "hand_out_recipient_person_id_idx" ON "hand_out_recipient"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "hand_out_recipient_once" ON "hand_out_recipient"("hand_out_id", "session_id", "person_id", "institution_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "run_count_run_id_idx" ON "run_count"("run_id");

-- CreateIndex
CREATE INDEX "run_cost_run_id_idx" ON "run_cost"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_value_once" ON "indicator_value"("indicator_id", "year", "category", "country_code") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "result_course_id_idx" ON "result"("course_id");

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_aim" ADD CONSTRAINT "indicator_aim_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_aim" ADD CONSTRAINT "indicator_aim_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_run" ADD CONSTRAINT "result_run_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_run" ADD CONSTRAINT "result_run_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_change" ADD CONSTRAINT "result_change_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_file" ADD CONSTRAINT "result_file_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_file" ADD CONSTRAINT "result_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "next_step" ADD CONSTRAINT "next_step_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "next_step" ADD CONSTRAINT "next_step_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "next_step" ADD CONSTRAINT "next_step_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_out" ADD CONSTRAINT "hand_out_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_out" ADD CONSTRAINT "hand_out_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_out_recipient" ADD CONSTRAINT "hand_out_recipient_hand_out_id_run_id_fkey" FOREIGN KEY ("hand_out_id", "run_id") REFERENCES "hand_out"("id", "run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_out_recipient" ADD CONSTRAINT "hand_out_recipient_session_id_run_id_fkey" FOREIGN KEY ("session_id", "run_id") REFERENCES "training_session"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_out_recipient" ADD CONSTRAINT "hand_out_recipient_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_out_recipient" ADD CONSTRAINT "hand_out_recipient_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_count" ADD CONSTRAINT "run_count_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_count" ADD CONSTRAINT "run_count_session_id_run_id_fkey" FOREIGN KEY ("session_id", "run_id") REFERENCES "training_session"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_count_cell" ADD CONSTRAINT "run_count_cell_count_id_fkey" FOREIGN KEY ("count_id") REFERENCES "run_count"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_cost" ADD CONSTRAINT "run_cost_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_allowance" ADD CONSTRAINT "run_allowance_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "result" ALTER COLUMN "entered_by" DROP DEFAULT;
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_year_or_category"
  CHECK (num_nonnulls("year", "category") > 0);
ALTER TABLE "result"
  ADD CONSTRAINT "result_achieved_by_somebody" CHECK (num_nonnulls("achieved_by", "institution_id") > 0),
  -- A period has a first day; a day is a period of one.
  ADD CONSTRAINT "result_ends_after_start" CHECK ("happened_to" IS NULL OR ("happened_from" IS NOT NULL AND "happened_to" >= "happened_from")),
  ADD CONSTRAINT "result_figures_positive" CHECK ("quantity" > 0 AND "further_quantity" > 0),
  ADD CONSTRAINT "result_further_figure_after_the_first" CHECK ("further_quantity" IS NULL OR "quantity" IS NOT NULL),
  ADD CONSTRAINT "result_removed_by_someone" CHECK (("removed_at" IS NULL) = ("removed_by" IS NULL));
ALTER TABLE "result_file" ADD CONSTRAINT "result_file_removed_by_someone"
  CHECK (num_nonnulls("removed_at", "removed_by", "removed_reason") IN (0, 3));
CREATE TRIGGER "result_kept" BEFORE DELETE OR TRUNCATE ON "result"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "result_change_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "result_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "result_file_kept" BEFORE DELETE OR TRUNCATE ON "result_file"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

ALTER TABLE "next_step"
  ADD CONSTRAINT "next_step_has_one_owner" CHECK (num_nonnulls("person_id", "institution_id", "owner_text") = 1),
  ADD CONSTRAINT "next_step_done_by_someone" CHECK (("done_at" IS NULL) = ("done_by" IS NULL)),
  ADD CONSTRAINT "next_step_removed_by_someone" CHECK (("removed_at" IS NULL) = ("removed_by" IS NULL));
-- Today asks for those that are due.
CREATE INDEX "next_step_open" ON "next_step" ("due_on") WHERE "done_at" IS NULL AND "removed_at" IS NULL;
ALTER TABLE "hand_out"
  ADD CONSTRAINT "hand_out_copies_positive" CHECK ("copies" > 0),
  ADD CONSTRAINT "hand_out_removed_by_someone" CHECK (("removed_at" IS NULL) = ("removed_by" IS NULL));
ALTER TABLE "hand_out_recipient" ADD CONSTRAINT "hand_out_recipient_is_one"
  CHECK (num_nonnulls("session_id", "person_id", "institution_id") = 1);

ALTER TABLE "run_count" ADD CONSTRAINT "run_count_ended_by_someone"
  CHECK (num_nonnulls("ended_at", "ended_by", "ended_reason") IN (0, 3));
-- Of one place the run is counted once, and each of its sessions once.
CREATE UNIQUE INDEX "run_count_one_stands" ON "run_count" ("run_id", "session_id", lower("place"))
  NULLS NOT DISTINCT WHERE "ended_at" IS NULL;
ALTER TABLE "run_count_cell" ADD CONSTRAINT "run_count_cell_positive" CHECK ("people" > 0);
CREATE TRIGGER "run_count_kept" BEFORE DELETE OR TRUNCATE ON "run_count"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "run_count_cell_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "run_count_cell"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

ALTER TABLE "run_cost"
  ADD CONSTRAINT "run_cost_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  -- As many as every program can count exactly.
  ADD CONSTRAINT "run_cost_budget" CHECK ("budget_minor" BETWEEN 0 AND 9000000000000000),
  ADD CONSTRAINT "run_cost_actual" CHECK ("actual_minor" BETWEEN 0 AND 9000000000000000),
  ADD CONSTRAINT "run_cost_says_something" CHECK (num_nonnulls("budget_minor", "actual_minor") > 0),
  ADD CONSTRAINT "run_cost_ended_by_someone" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL));
CREATE TRIGGER "run_cost_kept" BEFORE DELETE OR TRUNCATE ON "run_cost"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
ALTER TABLE "run_allowance"
  ADD CONSTRAINT "run_allowance_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "run_allowance_per_day" CHECK ("per_day_minor" BETWEEN 1 AND 9000000000000);
