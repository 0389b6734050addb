-- CreateTable
CREATE TABLE "credential_key" (
    "id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "sealed_key" BYTEA,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by" TEXT,

    CONSTRAINT "credential_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "credential_key_public_key_key" ON "credential_key"("public_key");


-- One key to sign badges with at a time; those before it stay, for what they have signed.
CREATE UNIQUE INDEX "credential_key_one_in_use" ON "credential_key" ((true)) WHERE "retired_at" IS NULL;
ALTER TABLE "credential_key"
  ADD CONSTRAINT "credential_key_ed25519" CHECK (length("public_key") = 32),
  ADD CONSTRAINT "credential_key_valid_for_a_time" CHECK ("valid_from" < "valid_until"),
  ADD CONSTRAINT "credential_key_retired_by_someone" CHECK (("retired_at" IS NULL) = ("retired_by" IS NULL)),
  -- A key that nobody needs any more is one that nobody can steal.
  ADD CONSTRAINT "credential_key_thrown_away" CHECK (("retired_at" IS NULL) = ("sealed_key" IS NOT NULL));
CREATE TRIGGER "credential_key_kept" BEFORE UPDATE ON "credential_key"
  FOR EACH ROW EXECUTE FUNCTION "keep_signing_key"();
CREATE TRIGGER "credential_key_append_only" BEFORE DELETE OR TRUNCATE ON "credential_key"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();

-- A certificate's place in the lists of what has ended, 131,072 places each. It is drawn by lot: places in a row would
-- tell who was certified together. Where a list is so full that a hundred draws find no free place, the next one is begun.
CREATE FUNCTION "free_status_index"() RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  places CONSTANT integer := 131072;
  list integer;
  drawn integer;
BEGIN
  -- Until the commit nobody else draws: a place that is taken meanwhile would not be seen.
  PERFORM pg_advisory_xact_lock(hashtext('certificate.status_index'));
  SELECT coalesce(max("status_index"), 0) / places INTO list FROM "certificate";
  LOOP
    FOR attempt IN 1..100 LOOP
      drawn := list * places + floor(random() * places)::integer;
      IF NOT EXISTS (SELECT 1 FROM "certificate" WHERE "status_index" = drawn) THEN
        RETURN drawn;
      END IF;
    END LOOP;
    list := list + 1;
  END LOOP;
END $$;
ALTER TABLE "certificate" ADD COLUMN "status_index" INTEGER;
-- Those issued before get theirs at once, half as many as there are places.
ALTER TABLE "certificate" DISABLE TRIGGER "certificate_frozen";
WITH issued AS (
  SELECT "id", row_number() OVER (ORDER BY random()) AS "nth" FROM "certificate"
), places AS (
  SELECT "place", row_number() OVER (ORDER BY random()) AS "nth"
  FROM generate_series(0, 131072 * (1 + (SELECT count(*) FROM "certificate") / 65536) - 1) AS "place"
)
UPDATE "certificate" AS c SET "status_index" = p."place"
FROM issued JOIN places AS p USING ("nth") WHERE c."id" = issued."id";
ALTER TABLE "certificate" ENABLE TRIGGER "certificate_frozen";
ALTER TABLE "certificate"
  ALTER COLUMN "status_index" SET NOT NULL,
  ALTER COLUMN "status_index" SET DEFAULT -1,
  ADD CONSTRAINT "certificate_status_index_from_nought" CHECK ("status_index" >= 0);
CREATE UNIQUE INDEX "certificate_status_index_key" ON "certificate"("status_index");
CREATE FUNCTION "draw_status_index"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."status_index" := free_status_index();
  RETURN NEW;
END $$;
CREATE TRIGGER "certificate_status_index_drawn" BEFORE INSERT ON "certificate"
  FOR EACH ROW WHEN (NEW."status_index" < 0) EXECUTE FUNCTION "draw_status_index"();
