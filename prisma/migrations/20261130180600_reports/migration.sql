-- CreateEnum
CREATE TYPE "ReportFormat" AS ENUM ('XLSX', 'CSV', 'PDF');

-- CreateTable
CREATE TABLE "report_export" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "format" "ReportFormat" NOT NULL,
    "scope" JSONB NOT NULL,
    "language" "Language" NOT NULL,
    "purpose" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "made_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "file_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observer_link" (
    "id" UUID NOT NULL,
    "code_hash" CHAR(64) NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "ends_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "observer_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_export_file_id_key" ON "report_export"("file_id");

-- CreateIndex
CREATE INDEX "report_export_account_id_asked_at_idx" ON "report_export"("account_id", "asked_at");

-- CreateIndex
CREATE INDEX "report_export_expires_at_idx" ON "report_export"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "observer_link_code_hash_key" ON "observer_link"("code_hash");

-- CreateIndex
CREATE INDEX "observer_link_account_id_created_at_idx" ON "observer_link"("account_id", "created_at");

-- AddForeignKey
ALTER TABLE "report_export" ADD CONSTRAINT "report_export_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_export" ADD CONSTRAINT "report_export_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observer_link" ADD CONSTRAINT "observer_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Exports.
ALTER TABLE "report_export" ADD CONSTRAINT "report_export_has_purpose" CHECK (btrim("purpose") <> '');
ALTER TABLE "report_export" ADD CONSTRAINT "report_export_rows" CHECK ("rows_done" >= 0 AND "rows_total" >= 0);
ALTER TABLE "report_export" ADD CONSTRAINT "report_export_ends_once" CHECK (num_nonnulls("made_at", "failed_at") <= 1);
-- What expired has no file any more, and what has none was never made or is removed.
ALTER TABLE "report_export" ADD CONSTRAINT "report_export_file"
  CHECK (("file_id" IS NOT NULL) = ("made_at" IS NOT NULL AND "removed_at" IS NULL));

-- Links of observers.
ALTER TABLE "observer_link" ADD CONSTRAINT "observer_link_has_name" CHECK (btrim("name") <> '');
ALTER TABLE "observer_link" ADD CONSTRAINT "observer_link_revoked_by_somebody"
  CHECK (num_nonnulls("revoked_at", "revoked_by") IN (0, 2));
