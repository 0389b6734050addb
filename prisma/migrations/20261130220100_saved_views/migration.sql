-- AlterTable
ALTER TABLE "report_export" ADD COLUMN     "exploration" JSONB;

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "shared_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_account_id_created_at_idx" ON "saved_view"("account_id", "created_at");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Names of views: somebody's own are told apart whatever their letters, and what is shared is found at once.
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_has_name" CHECK (btrim("name") <> '');
CREATE UNIQUE INDEX "saved_view_name_once" ON "saved_view" ("account_id", lower("name"));
CREATE INDEX "saved_view_shared" ON "saved_view" ("shared_at") WHERE "shared_at" IS NOT NULL;
