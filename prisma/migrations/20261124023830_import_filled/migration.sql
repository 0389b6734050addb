-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "filled" JSONB NOT NULL DEFAULT '{}';
