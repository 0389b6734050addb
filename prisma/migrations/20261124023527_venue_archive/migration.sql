-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "archived_by" TEXT;

-- CreateIndex
CREATE INDEX "training_session_room_id_starts_at_idx" ON "training_session"("room_id", "starts_at");

-- Who archived a venue stands beside when.
ALTER TABLE "venue" ADD CONSTRAINT "venue_archived_by" CHECK (num_nonnulls("archived_at", "archived_by") IN (0, 2));
