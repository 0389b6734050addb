-- CreateTable
CREATE TABLE "shared_link" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "shared_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shared_link_code_key" ON "shared_link"("code");

-- CreateIndex
CREATE INDEX "shared_link_certificate_id_idx" ON "shared_link"("certificate_id");

-- AddForeignKey
ALTER TABLE "shared_link" ADD CONSTRAINT "shared_link_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One live page of a certificate at a time; those before it stay, with who switched them off and when.
CREATE UNIQUE INDEX "shared_link_one_live" ON "shared_link" ("certificate_id") WHERE "ended_at" IS NULL;
ALTER TABLE "shared_link"
  ADD CONSTRAINT "shared_link_code_of_128_bits" CHECK ("code" ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
  ADD CONSTRAINT "shared_link_ends_after_start" CHECK ("ended_at" >= "started_at"),
  ADD CONSTRAINT "shared_link_ended_by_someone" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL));

-- A link ends once and for ever: an address that was switched off never opens anything again.
CREATE FUNCTION "keep_shared_link"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."ended_at" IS NOT NULL
    OR to_jsonb(NEW) - 'ended_at' - 'ended_by' <> to_jsonb(OLD) - 'ended_at' - 'ended_by' THEN
    RAISE EXCEPTION 'append_only: % is never rewritten', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "shared_link_kept" BEFORE UPDATE ON "shared_link"
  FOR EACH ROW EXECUTE FUNCTION "keep_shared_link"();
CREATE TRIGGER "shared_link_append_only" BEFORE DELETE OR TRUNCATE ON "shared_link"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
