CREATE EXTENSION IF NOT EXISTS "btree_gist";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "GrantRole" AS ENUM ('ADMINISTRATOR', 'COORDINATOR', 'FOCAL_POINT', 'OBSERVER');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('ACTIVATE', 'SIGN_IN', 'RESET_PASSWORD');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'KEPT');

-- CreateEnum
CREATE TYPE "AttendanceStatus" AS ENUM ('NOT_RECORDED', 'PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'NOT_EXPECTED');

-- CreateEnum
CREATE TYPE "CertificateLanguage" AS ENUM ('EN', 'RU', 'EN_RU');

-- CreateEnum
CREATE TYPE "CertificateEventKind" AS ENUM ('ISSUED', 'REVOKED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "CourseKind" AS ENUM ('TRAINING', 'TRAINING_OF_TRAINERS', 'WORKSHOP', 'CONFERENCE', 'EXPERT_MEETING', 'DIALOGUE');

-- CreateEnum
CREATE TYPE "CertificateKind" AS ENUM ('COMPLETION', 'ATTENDANCE');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('NOMINATED', 'INVITED', 'CONFIRMED', 'WAITING_LIST', 'DECLINED', 'WITHDRAWN', 'NO_SHOW');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE');

-- CreateEnum
CREATE TYPE "Sector" AS ENUM ('GOVERNMENT', 'PRIVATE', 'CIVIL_SOCIETY', 'INTERNATIONAL');

-- CreateEnum
CREATE TYPE "InstitutionKind" AS ENUM ('MINISTRY', 'AGENCY', 'SERVICE', 'UNIVERSITY', 'CLINIC', 'SCHOOL', 'COMPANY', 'NGO', 'INTERNATIONAL_ORGANISATION');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('EN', 'RU');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "language" "Language" NOT NULL DEFAULT 'EN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "sessions_valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "GrantRole" NOT NULL,
    "programme_id" UUID,
    "country_code" CHAR(2),
    "institution_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_token" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "template" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance_operation" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "status" "AttendanceStatus" NOT NULL,
    "minutes" INTEGER,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "device_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "attendance_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance_mark" (
    "session_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "status" "AttendanceStatus" NOT NULL,
    "minutes" INTEGER,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "attendance_mark_pkey" PRIMARY KEY ("session_id","enrolment_id")
);

-- CreateTable
CREATE TABLE "office" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "country_code" CHAR(2) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "number_prefix" TEXT NOT NULL,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "CertificateKind" NOT NULL,
    "language" "CertificateLanguage" NOT NULL,
    "run_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "snapshot" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "issued_on" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_event" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "kind" "CertificateEventKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "successor_id" UUID,

    CONSTRAINT "certificate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_document" (
    "certificate_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "certificate_document_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "issue_batch" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issued_by" TEXT NOT NULL,

    CONSTRAINT "issue_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_counter" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "certificate_counter_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "curriculum" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT,

    CONSTRAINT "curriculum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curriculum_course" (
    "curriculum_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "curriculum_course_pkey" PRIMARY KEY ("curriculum_id","course_id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT,
    "kind" "CourseKind" NOT NULL,
    "objectives" TEXT[],
    "audience" TEXT,
    "days" INTEGER,
    "certificate_kind" "CertificateKind",
    "confers_type_id" UUID,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "search_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "completion_rule" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "completion_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "institution_id" UUID,
    "country_code" CHAR(2),
    "position" TEXT,
    "import_batch_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_decision" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "from_state" "EnrolmentState",
    "to_state" "EnrolmentState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "enrolment_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "options" JSONB NOT NULL DEFAULT '{}',
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "applied_by" TEXT,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "country" (
    "code" CHAR(2) NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,

    CONSTRAINT "country_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "country_code" CHAR(2) NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "name_ru" TEXT,
    "acronym" TEXT,
    "kind" "InstitutionKind",
    "sector" "Sector" NOT NULL,
    "country_code" CHAR(2),
    "region_code" TEXT,
    "parent_id" UUID,
    "search_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "official_name" TEXT,
    "latin_name" TEXT,
    "family_name" TEXT,
    "given_name" TEXT,
    "patronymic" TEXT,
    "sex" "Sex",
    "birth_date" DATE,
    "email" TEXT,
    "phone" TEXT,
    "country_code" CHAR(2),
    "institution_id" UUID,
    "position" TEXT,
    "preferred_language" TEXT,
    "search_key" TEXT NOT NULL,
    "name_keys" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_country" (
    "programme_id" UUID NOT NULL,
    "country_code" CHAR(2) NOT NULL,

    CONSTRAINT "programme_country_pkey" PRIMARY KEY ("programme_id","country_code")
);

-- CreateTable
CREATE TABLE "donor" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_ru" TEXT,
    "acronym" TEXT,

    CONSTRAINT "donor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_donor" (
    "programme_id" UUID NOT NULL,
    "donor_id" UUID NOT NULL,

    CONSTRAINT "programme_donor_pkey" PRIMARY KEY ("programme_id","donor_id")
);

-- CreateTable
CREATE TABLE "programme_partner" (
    "programme_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,

    CONSTRAINT "programme_partner_pkey" PRIMARY KEY ("programme_id","institution_id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT,
    "unit" TEXT NOT NULL,
    "country_code" CHAR(2),

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_value" (
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "year" INTEGER,
    "category" TEXT,
    "value" DECIMAL(18,4) NOT NULL,

    CONSTRAINT "indicator_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "course_id" UUID,
    "achieved_by" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "quantity" DECIMAL(18,4),
    "unit" TEXT,
    "remark" TEXT,

    CONSTRAINT "result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "qualification_type" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT,
    "validity_months" INTEGER,

    CONSTRAINT "qualification_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "type_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("type_id","course_id")
);

-- CreateTable
CREATE TABLE "qualification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "type_id" UUID NOT NULL,
    "certificate_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "conferred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "withdrawn_reason" TEXT,

    CONSTRAINT "qualification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "city_en" TEXT NOT NULL,
    "city_ru" TEXT,
    "country_code" CHAR(2) NOT NULL,
    "region_code" TEXT,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_run" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "programme_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "completion_rule_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "venue_id" UUID,
    "country_code" CHAR(2) NOT NULL,
    "region_code" TEXT,
    "city_en" TEXT NOT NULL,
    "city_ru" TEXT,
    "languages" TEXT[],
    "capacity" INTEGER NOT NULL,
    "cycle" INTEGER,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "notes" TEXT,
    "search_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_reason" TEXT,

    CONSTRAINT "course_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_host" (
    "run_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,

    CONSTRAINT "run_host_pkey" PRIMARY KEY ("run_id","institution_id")
);

-- CreateTable
CREATE TABLE "run_donor" (
    "run_id" UUID NOT NULL,
    "donor_id" UUID NOT NULL,
    "share_percent" DECIMAL(5,2),

    CONSTRAINT "run_donor_pkey" PRIMARY KEY ("run_id","donor_id")
);

-- CreateTable
CREATE TABLE "run_quota" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "institution_id" UUID,
    "country_code" CHAR(2),
    "places" INTEGER NOT NULL,

    CONSTRAINT "run_quota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_material" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "run_material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_output" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "run_output_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_session" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT,
    "starts_at_local" TIMESTAMP(0) NOT NULL,
    "ends_at_local" TIMESTAMP(0) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(0) NOT NULL,
    "ends_at" TIMESTAMPTZ(0) NOT NULL,
    "room_id" UUID,
    "counts" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trainer_assignment" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assigned_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,
    "waiver_reason" TEXT,
    "waived_by" TEXT,

    CONSTRAINT "trainer_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_trainer" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(0) NOT NULL,
    "ends_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "session_trainer_pkey" PRIMARY KEY ("session_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "grant_account_id_idx" ON "grant"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_token_token_hash_key" ON "account_token"("token_hash");

-- CreateIndex
CREATE INDEX "account_token_account_id_idx" ON "account_token"("account_id");

-- CreateIndex
CREATE INDEX "mail_message_state_created_at_idx" ON "mail_message"("state", "created_at");

-- CreateIndex
CREATE INDEX "attendance_operation_session_id_enrolment_id_idx" ON "attendance_operation"("session_id", "enrolment_id");

-- CreateIndex
CREATE INDEX "attendance_mark_run_id_idx" ON "attendance_mark"("run_id");

-- CreateIndex
CREATE INDEX "attendance_mark_enrolment_id_idx" ON "attendance_mark"("enrolment_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_seq_idx" ON "audit_entry"("subject_type", "subject_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");

-- CreateIndex
CREATE INDEX "certificate_run_id_idx" ON "certificate"("run_id");

-- CreateIndex
CREATE INDEX "certificate_person_id_idx" ON "certificate"("person_id");

-- CreateIndex
CREATE INDEX "certificate_enrolment_id_idx" ON "certificate"("enrolment_id");

-- CreateIndex
CREATE INDEX "certificate_batch_id_idx" ON "certificate"("batch_id");

-- CreateIndex
CREATE INDEX "certificate_event_certificate_id_idx" ON "certificate_event"("certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_document_file_id_key" ON "certificate_document"("file_id");

-- CreateIndex
CREATE INDEX "issue_batch_run_id_idx" ON "issue_batch"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "curriculum_code_key" ON "curriculum"("code");

-- CreateIndex
CREATE UNIQUE INDEX "curriculum_course_curriculum_id_position_key" ON "curriculum_course"("curriculum_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE INDEX "course_programme_id_idx" ON "course"("programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "completion_rule_course_id_version_key" ON "completion_rule"("course_id", "version");

-- CreateIndex
CREATE INDEX "enrolment_person_id_idx" ON "enrolment"("person_id");

-- CreateIndex
CREATE INDEX "enrolment_run_id_state_idx" ON "enrolment"("run_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_run_id_person_id_key" ON "enrolment"("run_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_id_run_id_key" ON "enrolment"("id", "run_id");

-- CreateIndex
CREATE INDEX "enrolment_decision_enrolment_id_idx" ON "enrolment_decision"("enrolment_id");

-- CreateIndex
CREATE INDEX "import_batch_run_id_idx" ON "import_batch"("run_id");

-- CreateIndex
CREATE INDEX "institution_parent_id_idx" ON "institution"("parent_id");

-- CreateIndex
CREATE INDEX "institution_country_code_idx" ON "institution"("country_code");

-- CreateIndex
CREATE INDEX "person_phone_idx" ON "person"("phone");

-- CreateIndex
CREATE INDEX "person_email_idx" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_institution_id_idx" ON "person"("institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_code_key" ON "programme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "donor_name_key" ON "donor"("name");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_programme_id_name_en_key" ON "indicator"("programme_id", "name_en");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_value_indicator_id_year_category_key" ON "indicator_value"("indicator_id", "year", "category");

-- CreateIndex
CREATE INDEX "result_programme_id_idx" ON "result"("programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "qualification_type_code_key" ON "qualification_type"("code");

-- CreateIndex
CREATE UNIQUE INDEX "qualification_certificate_id_key" ON "qualification"("certificate_id");

-- CreateIndex
CREATE INDEX "qualification_person_id_type_id_idx" ON "qualification"("person_id", "type_id");

-- CreateIndex
CREATE INDEX "qualification_type_id_idx" ON "qualification"("type_id");

-- CreateIndex
CREATE UNIQUE INDEX "venue_name_city_en_key" ON "venue"("name", "city_en");

-- CreateIndex
CREATE UNIQUE INDEX "room_venue_id_name_key" ON "room"("venue_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "course_run_code_key" ON "course_run"("code");

-- CreateIndex
CREATE INDEX "course_run_programme_id_starts_on_idx" ON "course_run"("programme_id", "starts_on");

-- CreateIndex
CREATE INDEX "course_run_course_id_starts_on_idx" ON "course_run"("course_id", "starts_on");

-- CreateIndex
CREATE INDEX "course_run_starts_on_idx" ON "course_run"("starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "run_quota_run_id_institution_id_country_code_key" ON "run_quota"("run_id", "institution_id", "country_code");

-- CreateIndex
CREATE INDEX "run_material_run_id_idx" ON "run_material"("run_id");

-- CreateIndex
CREATE INDEX "run_output_run_id_idx" ON "run_output"("run_id");

-- CreateIndex
CREATE INDEX "training_session_run_id_starts_at_idx" ON "training_session"("run_id", "starts_at");

-- CreateIndex
CREATE INDEX "training_session_starts_at_idx" ON "training_session"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "training_session_id_run_id_key" ON "training_session"("id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_session_id_starts_at_ends_at_key" ON "training_session"("id", "starts_at", "ends_at");

-- CreateIndex
CREATE INDEX "trainer_assignment_run_id_idx" ON "trainer_assignment"("run_id");

-- CreateIndex
CREATE INDEX "trainer_assignment_person_id_idx" ON "trainer_assignment"("person_id");

-- CreateIndex
CREATE INDEX "session_trainer_person_id_starts_at_idx" ON "session_trainer"("person_id", "starts_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_operation" ADD CONSTRAINT "attendance_operation_session_id_run_id_fkey" FOREIGN KEY ("session_id", "run_id") REFERENCES "training_session"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_operation" ADD CONSTRAINT "attendance_operation_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_operation" ADD CONSTRAINT "attendance_operation_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_session_id_run_id_fkey" FOREIGN KEY ("session_id", "run_id") REFERENCES "training_session"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_enrolment_id_run_id_fkey" FOREIGN KEY ("enrolment_id", "run_id") REFERENCES "enrolment"("id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "issue_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_document" ADD CONSTRAINT "certificate_document_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_document" ADD CONSTRAINT "certificate_document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_batch" ADD CONSTRAINT "issue_batch_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum_course" ADD CONSTRAINT "curriculum_course_curriculum_id_fkey" FOREIGN KEY ("curriculum_id") REFERENCES "curriculum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum_course" ADD CONSTRAINT "curriculum_course_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_confers_type_id_fkey" FOREIGN KEY ("confers_type_id") REFERENCES "qualification_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion_rule" ADD CONSTRAINT "completion_rule_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_import_batch_id_fkey" FOREIGN KEY ("import_batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_decision" ADD CONSTRAINT "enrolment_decision_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_country" ADD CONSTRAINT "programme_country_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_country" ADD CONSTRAINT "programme_country_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_donor" ADD CONSTRAINT "programme_donor_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_donor" ADD CONSTRAINT "programme_donor_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_partner" ADD CONSTRAINT "programme_partner_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_partner" ADD CONSTRAINT "programme_partner_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "qualification_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "qualification_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue" ADD CONSTRAINT "venue_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue" ADD CONSTRAINT "venue_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_completion_rule_id_fkey" FOREIGN KEY ("completion_rule_id") REFERENCES "completion_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_host" ADD CONSTRAINT "run_host_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_host" ADD CONSTRAINT "run_host_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_donor" ADD CONSTRAINT "run_donor_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_donor" ADD CONSTRAINT "run_donor_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_material" ADD CONSTRAINT "run_material_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_output" ADD CONSTRAINT "run_output_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainer_assignment" ADD CONSTRAINT "trainer_assignment_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainer_assignment" ADD CONSTRAINT "trainer_assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_trainer" ADD CONSTRAINT "session_trainer_session_id_starts_at_ends_at_fkey" FOREIGN KEY ("session_id", "starts_at", "ends_at") REFERENCES "training_session"("id", "starts_at", "ends_at") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_trainer" ADD CONSTRAINT "session_trainer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- What Prisma cannot say. Constraint names are read by lib/db/constraints: a violated one becomes a refusal
-- (an exception that a trigger raises starts with the name, as the driver hands on the text alone).
-- ---------------------------------------------------------------------------------------------------------

-- One office.
ALTER TABLE "office" ADD CONSTRAINT "office_is_one" CHECK ("id" = 1);

-- People and institutions.
ALTER TABLE "person" ADD CONSTRAINT "person_has_a_name"
  CHECK (coalesce(btrim("official_name"), '') <> '' OR coalesce(btrim("latin_name"), '') <> '');
ALTER TABLE "person" ADD CONSTRAINT "person_email_lower_case" CHECK ("email" = lower("email"));
ALTER TABLE "person" ADD CONSTRAINT "person_phone_e164" CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$');
ALTER TABLE "account" ADD CONSTRAINT "account_email_lower_case" CHECK ("email" = lower("email"));
ALTER TABLE "institution" ADD CONSTRAINT "institution_not_its_own_parent" CHECK ("parent_id" <> "id");
CREATE INDEX "person_search_key_trgm" ON "person" USING gin ("search_key" gin_trgm_ops);
CREATE INDEX "person_name_keys" ON "person" USING gin ("name_keys");
CREATE INDEX "institution_search_key_trgm" ON "institution" USING gin ("search_key" gin_trgm_ops);
CREATE INDEX "course_search_key_trgm" ON "course" USING gin ("search_key" gin_trgm_ops);
CREATE INDEX "course_run_search_key_trgm" ON "course_run" USING gin ("search_key" gin_trgm_ops);

-- Programmes and indicators.
ALTER TABLE "programme" ADD CONSTRAINT "programme_ends_after_start" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_year_or_category"
  CHECK (num_nonnulls("year", "category") = 1);
DROP INDEX "indicator_value_indicator_id_year_category_key";
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_once"
  UNIQUE NULLS NOT DISTINCT ("indicator_id", "year", "category");

-- Qualifications.
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_ends_after_start" CHECK ("valid_until" >= "valid_from");
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_withdrawn_with_reason"
  CHECK (num_nonnulls("withdrawn_at", "withdrawn_by", "withdrawn_reason") IN (0, 3));

-- Runs.
ALTER TABLE "course_run" ADD CONSTRAINT "run_ends_after_start" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "course_run" ADD CONSTRAINT "run_capacity_positive" CHECK ("capacity" > 0);
ALTER TABLE "course_run" ADD CONSTRAINT "run_cancelled_with_reason"
  CHECK (num_nonnulls("cancelled_at", "cancelled_reason") IN (0, 2));
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_institution_or_country"
  CHECK (num_nonnulls("institution_id", "country_code") = 1);
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_places_positive" CHECK ("places" > 0);
DROP INDEX "run_quota_run_id_institution_id_country_code_key";
ALTER TABLE "run_quota" ADD CONSTRAINT "run_quota_once"
  UNIQUE NULLS NOT DISTINCT ("run_id", "institution_id", "country_code");
ALTER TABLE "run_donor" ADD CONSTRAINT "run_donor_share_range" CHECK ("share_percent" > 0 AND "share_percent" <= 100);

-- The donors' shares of a run are all stated and add up to 100, or none is stated. Deferred: a form replaces
-- them row by row.
CREATE FUNCTION "check_run_donor_shares"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."run_id" ELSE NEW."run_id" END;
  rows_count int; stated int; total numeric;
BEGIN
  SELECT count(*), count("share_percent"), coalesce(sum("share_percent"), 0)
    INTO rows_count, stated, total FROM "run_donor" WHERE "run_id" = run;
  IF stated > 0 AND (stated < rows_count OR total <> 100) THEN
    RAISE EXCEPTION 'run_donor_shares_add_up: they add up to %', total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'run_donor_shares_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "run_donor_shares_add_up" AFTER INSERT OR UPDATE OR DELETE ON "run_donor"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_run_donor_shares"();

-- Training sessions.
ALTER TABLE "training_session" ADD CONSTRAINT "session_ends_after_start"
  CHECK ("ends_at" > "starts_at" AND "ends_at_local" > "starts_at_local");
-- A room holds one session at a time.
ALTER TABLE "training_session" ADD CONSTRAINT "room_in_one_place" EXCLUDE USING gist
  ("room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("room_id" IS NOT NULL AND "cancelled_at" IS NULL) DEFERRABLE INITIALLY IMMEDIATE;
-- A trainer is in one place at a time, whatever the path.
ALTER TABLE "session_trainer" ADD CONSTRAINT "trainer_in_one_place" EXCLUDE USING gist
  ("person_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) DEFERRABLE INITIALLY IMMEDIATE;
CREATE UNIQUE INDEX "trainer_assignment_once" ON "trainer_assignment" ("run_id", "person_id")
  WHERE "removed_at" IS NULL;
ALTER TABLE "trainer_assignment" ADD CONSTRAINT "trainer_assignment_waived_with_reason"
  CHECK (num_nonnulls("waiver_reason", "waived_by") IN (0, 2));

-- A session lies within the days of its run. Deferred: a run and its sessions move in one transaction.
CREATE FUNCTION "check_sessions_within_run"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run uuid;
BEGIN
  IF TG_TABLE_NAME = 'course_run' THEN run := NEW."id"; ELSE run := NEW."run_id"; END IF;
  IF EXISTS (
    SELECT 1 FROM "training_session" s JOIN "course_run" r ON r."id" = s."run_id"
    WHERE r."id" = run AND s."cancelled_at" IS NULL
      AND (s."starts_at_local"::date < r."starts_on" OR s."starts_at_local"::date > r."ends_on"
        OR (s."ends_at_local" - interval '1 second')::date > r."ends_on")
  ) THEN
    RAISE EXCEPTION 'session_within_run: a session lies outside its run'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_within_run';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "session_within_run" AFTER INSERT OR UPDATE ON "training_session"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_sessions_within_run"();
CREATE CONSTRAINT TRIGGER "run_covers_sessions" AFTER UPDATE OF "starts_on", "ends_on" ON "course_run"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_sessions_within_run"();

-- Capacity: never more people confirmed than places. The run's row is locked (NO KEY: the foreign keys of
-- concurrent enrolments hold its KEY SHARE lock), so that concurrent confirmations are counted one by one.
CREATE FUNCTION "check_run_capacity"("runs" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  run record;
  confirmed int;
BEGIN
  FOR run IN SELECT "id", "capacity" FROM "course_run" WHERE "id" = ANY("runs") ORDER BY "id" FOR NO KEY UPDATE LOOP
    SELECT count(*) INTO confirmed FROM "enrolment" WHERE "run_id" = run."id" AND "state" = 'CONFIRMED';
    IF confirmed > run."capacity" THEN
      RAISE EXCEPTION 'run_capacity: % confirmed for % places', confirmed, run."capacity"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'run_capacity';
    END IF;
  END LOOP;
END $$;
CREATE FUNCTION "check_capacity_of_enrolments"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_run_capacity"(ARRAY(SELECT DISTINCT "run_id" FROM "touched" WHERE "state" = 'CONFIRMED'));
  RETURN NULL;
END $$;
CREATE TRIGGER "run_capacity_on_insert" AFTER INSERT ON "enrolment"
  REFERENCING NEW TABLE AS "touched" FOR EACH STATEMENT EXECUTE FUNCTION "check_capacity_of_enrolments"();
CREATE TRIGGER "run_capacity_on_update" AFTER UPDATE ON "enrolment"
  REFERENCING NEW TABLE AS "touched" FOR EACH STATEMENT EXECUTE FUNCTION "check_capacity_of_enrolments"();
CREATE FUNCTION "check_capacity_of_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_run_capacity"(ARRAY[NEW."id"]);
  RETURN NULL;
END $$;
CREATE TRIGGER "run_capacity_on_run" AFTER UPDATE OF "capacity" ON "course_run"
  FOR EACH ROW EXECUTE FUNCTION "check_capacity_of_run"();

-- Attendance.
ALTER TABLE "attendance_operation" ADD CONSTRAINT "operation_minutes"
  CHECK ("minutes" IS NULL OR ("status" IN ('LATE', 'LEFT_EARLY') AND "minutes" BETWEEN 1 AND 1440));
ALTER TABLE "attendance_operation" ADD CONSTRAINT "operation_not_from_the_future" CHECK ("at" <= "received_at");
ALTER TABLE "attendance_mark" ADD CONSTRAINT "mark_minutes"
  CHECK ("minutes" IS NULL OR ("status" IN ('LATE', 'LEFT_EARLY') AND "minutes" BETWEEN 1 AND 1440));

-- Certificates: one live certificate of a kind for an enrolment; nothing on an issued one changes.
CREATE UNIQUE INDEX "certificate_one_live" ON "certificate" ("enrolment_id", "kind") WHERE "ended_at" IS NULL;
CREATE FUNCTION "keep_certificate_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := to_jsonb(OLD) - 'ended_at';
  after jsonb := to_jsonb(NEW) - 'ended_at';
BEGIN
  IF before <> after OR OLD."ended_at" IS NOT NULL THEN
    RAISE EXCEPTION 'certificate_frozen: an issued certificate does not change'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "certificate_frozen" BEFORE UPDATE ON "certificate"
  FOR EACH ROW EXECUTE FUNCTION "keep_certificate_frozen"();
CREATE FUNCTION "end_certificate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "certificate" SET "ended_at" = NEW."at" WHERE "id" = NEW."certificate_id" AND "ended_at" IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'certificate_ends_once: the certificate has ended already'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_ends_once';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "certificate_ends" AFTER INSERT ON "certificate_event"
  FOR EACH ROW WHEN (NEW."kind" IN ('REVOKED', 'SUPERSEDED')) EXECUTE FUNCTION "end_certificate"();
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_ended_with_reason"
  CHECK ("kind" = 'ISSUED' OR coalesce(btrim("reason"), '') <> '');

-- History is never rewritten.
CREATE FUNCTION "refuse_rewriting_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append_only: % is never rewritten', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "attendance_operation_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "attendance_operation"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "certificate_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "certificate_append_only" BEFORE DELETE OR TRUNCATE ON "certificate"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "enrolment_decision_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "enrolment_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

-- The audit log is a chain: each entry's hash covers the one before. The lock makes the order of the chain
-- the order of the commits; it is taken by the last statement of a command, so it is held for a moment.
CREATE FUNCTION "audit_entry_hash"("previous" bytea, "entry" "audit_entry") RETURNS bytea
  LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(coalesce("previous", ''::bytea) || convert_to(
    jsonb_build_array(("entry")."seq", to_char(("entry")."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      ("entry")."actor", ("entry")."action", ("entry")."subject_type", ("entry")."subject_id",
      ("entry")."details")::text, 'UTF8'))
$$;
CREATE FUNCTION "chain_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last "audit_entry"%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  SELECT * INTO last FROM "audit_entry" ORDER BY "seq" DESC LIMIT 1;
  NEW."seq" := coalesce(last."seq", 0) + 1;
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."hash" := "audit_entry_hash"(last."hash", NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_chain" BEFORE INSERT ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "chain_audit_entry"();

-- Counted tries, of sign-in and of the public pages; the library's own table (rate-limiter-flexible).
CREATE TABLE "rate_limit" (
  "key" varchar(255) PRIMARY KEY,
  "points" integer NOT NULL DEFAULT 0,
  "expire" bigint
);
