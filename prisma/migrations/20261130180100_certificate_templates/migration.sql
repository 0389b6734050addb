-- CreateTable
CREATE TABLE "certificate_template" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "language" "CertificateLanguage" NOT NULL,

    CONSTRAINT "certificate_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_template_version" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "restores" INTEGER,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by" TEXT NOT NULL,

    CONSTRAINT "certificate_template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_template_choice" (
    "run_id" UUID NOT NULL,
    "language" "CertificateLanguage" NOT NULL,
    "number" INTEGER NOT NULL,
    "version_id" UUID,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "chosen_by" TEXT NOT NULL,

    CONSTRAINT "certificate_template_choice_pkey" PRIMARY KEY ("run_id","language","number")
);

-- CreateTable
CREATE TABLE "certificate_image" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by" TEXT NOT NULL,

    CONSTRAINT "certificate_image_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_template_course_id_language_key" ON "certificate_template"("course_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_template_version_template_id_version_key" ON "certificate_template_version"("template_id", "version");

-- CreateIndex
CREATE INDEX "certificate_template_choice_version_id_idx" ON "certificate_template_choice"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_image_file_id_key" ON "certificate_image"("file_id");

-- CreateIndex
CREATE INDEX "certificate_image_course_id_idx" ON "certificate_image"("course_id");

-- AddForeignKey
ALTER TABLE "certificate_template" ADD CONSTRAINT "certificate_template_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_template_version" ADD CONSTRAINT "certificate_template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "certificate_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_template_choice" ADD CONSTRAINT "certificate_template_choice_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_template_choice" ADD CONSTRAINT "certificate_template_choice_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "certificate_template_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_image" ADD CONSTRAINT "certificate_image_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_image" ADD CONSTRAINT "certificate_image_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A version of a template, which version a run took, and the images that papers are drawn with are never rewritten.
CREATE TRIGGER "certificate_template_version_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_template_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "certificate_template_choice_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_template_choice"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
CREATE TRIGGER "certificate_image_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_image"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
ALTER TABLE "certificate_template_version"
  ADD CONSTRAINT "certificate_template_version_from_one" CHECK ("version" >= 1),
  ADD CONSTRAINT "certificate_template_version_restores_earlier" CHECK ("restores" >= 1 AND "restores" < "version");
ALTER TABLE "certificate_template_choice"
  ADD CONSTRAINT "certificate_template_choice_from_one" CHECK ("number" >= 1);
ALTER TABLE "certificate_image"
  ADD CONSTRAINT "certificate_image_has_extent" CHECK ("width" > 0 AND "height" > 0);

-- The bytes of an image stay what they were: a paper is drawn from them again, and has to come out the same.
CREATE FUNCTION "keep_certificate_image"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "certificate_image" WHERE "file_id" = OLD."id") THEN
    RAISE EXCEPTION 'certificate_image_kept: papers are drawn with this file'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_image_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "certificate_image_kept" BEFORE UPDATE ON "stored_file"
  FOR EACH ROW EXECUTE FUNCTION "keep_certificate_image"();

-- A run takes versions of its own course's template, in the language for which it takes them.
CREATE FUNCTION "choice_of_own_template"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."version_id" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "certificate_template_version" v
    JOIN "certificate_template" t ON t."id" = v."template_id"
    JOIN "course_run" r ON r."course_id" = t."course_id"
    WHERE v."id" = NEW."version_id" AND r."id" = NEW."run_id" AND t."language" = NEW."language"
  ) THEN
    RAISE EXCEPTION 'certificate_template_choice_own: the version is of another course or language'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_template_choice_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "certificate_template_choice_own" BEFORE INSERT ON "certificate_template_choice"
  FOR EACH ROW EXECUTE FUNCTION "choice_of_own_template"();

-- Runs that have issued before there were templates go on as they began.
INSERT INTO "certificate_template_choice" ("run_id", "language", "number", "chosen_by")
SELECT DISTINCT "run_id", "language", 1, 'migration:certificate_templates' FROM "certificate";
