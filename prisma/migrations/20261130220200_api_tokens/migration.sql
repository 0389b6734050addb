-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "scopes" TEXT[],
    "ends_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_account_id_idx" ON "api_token"("account_id");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say: a token opens something, and for a year at most (and a day, wherever the office is).
ALTER TABLE "api_token"
    ADD CONSTRAINT "api_token_opens_something" CHECK (cardinality("scopes") > 0),
    ADD CONSTRAINT "api_token_ends_within_a_year" CHECK ("ends_on" <= ("created_at" AT TIME ZONE 'UTC')::date + 367),
    ADD CONSTRAINT "api_token_revoked_by_somebody" CHECK (("revoked_at" IS NULL) = ("revoked_by" IS NULL));
