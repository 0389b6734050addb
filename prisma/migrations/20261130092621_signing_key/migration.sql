-- CreateEnum
CREATE TYPE "SigningKeyUse" AS ENUM ('ROOT', 'SIGNING');

-- CreateTable
CREATE TABLE "signing_key" (
    "id" UUID NOT NULL,
    "use" "SigningKeyUse" NOT NULL,
    "certificate" BYTEA NOT NULL,
    "sealed_key" BYTEA,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by" TEXT,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);


-- One root and one certificate to sign with at a time; those before them stay, for what they have signed.
CREATE UNIQUE INDEX "signing_key_one_in_use" ON "signing_key" ("use") WHERE "retired_at" IS NULL;
ALTER TABLE "signing_key"
  ADD CONSTRAINT "signing_key_valid_for_a_time" CHECK ("valid_from" < "valid_until"),
  ADD CONSTRAINT "signing_key_retired_by_someone" CHECK (("retired_at" IS NULL) = ("retired_by" IS NULL)),
  -- A key that nobody needs any more is one that nobody can steal.
  ADD CONSTRAINT "signing_key_thrown_away" CHECK ("retired_at" IS NULL OR "sealed_key" IS NULL),
  ADD CONSTRAINT "signing_key_root_is_ours" CHECK ("use" <> 'ROOT' OR "retired_at" IS NOT NULL OR "sealed_key" IS NOT NULL);
CREATE FUNCTION "keep_signing_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."retired_at" IS NOT NULL OR NEW."retired_at" IS NULL
    OR to_jsonb(OLD) - '{sealed_key,retired_at,retired_by}'::text[]
      <> to_jsonb(NEW) - '{sealed_key,retired_at,retired_by}'::text[] THEN
    RAISE EXCEPTION 'signing_key_kept: a signing key is retired once, and nothing else of it changes'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'signing_key_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "signing_key_kept" BEFORE UPDATE ON "signing_key"
  FOR EACH ROW EXECUTE FUNCTION "keep_signing_key"();
CREATE TRIGGER "signing_key_append_only" BEFORE DELETE OR TRUNCATE ON "signing_key"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
