-- CreateTable
CREATE TABLE "run_reckoning" (
    "run_id" UUID NOT NULL,
    "begun" BIGINT,
    "reckoned_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_reckoning_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "reckoned_participation" (
    "enrolment_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sex" "Sex",
    "institution_id" UUID,
    "country_code" CHAR(2),
    "days" DATE[],
    "verdict" TEXT NOT NULL,

    CONSTRAINT "reckoned_participation_pkey" PRIMARY KEY ("enrolment_id")
);

-- CreateIndex
CREATE INDEX "reckoned_participation_run_id_idx" ON "reckoned_participation"("run_id");

-- AddForeignKey
ALTER TABLE "run_reckoning" ADD CONSTRAINT "run_reckoning_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reckoned_participation" ADD CONSTRAINT "reckoned_participation_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run_reckoning"("run_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reckoned_participation" ADD CONSTRAINT "reckoned_participation_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma cannot say.
ALTER TABLE "run_reckoning"
  ADD CONSTRAINT "run_reckoning_holds_what_was_begun" CHECK ("reckoned_at" IS NULL OR "begun" IS NOT NULL);
ALTER TABLE "reckoned_participation"
  ADD CONSTRAINT "reckoned_participation_verdict" CHECK ("verdict" IN ('MET', 'OPEN', 'NOT_MET')),
  ADD CONSTRAINT "reckoned_participation_attended" CHECK ("days" IS NOT NULL AND cardinality("days") > 0);

-- What is kept of runs no longer holds. In the order of their keys, so that two who change much do not wait for each other;
-- of a run of which nothing is kept, nothing is locked.
CREATE FUNCTION "unreckon"("runs" uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "run_reckoning" AS "w" SET "begun" = NULL, "reckoned_at" = NULL
  FROM (SELECT "run_id" FROM "run_reckoning" WHERE "run_id" = ANY("runs") AND "begun" IS NOT NULL
    ORDER BY "run_id" FOR UPDATE) AS "o"
  WHERE "w"."run_id" = "o"."run_id"
$$;

CREATE FUNCTION "unreckon_touched"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM "unreckon"(ARRAY(SELECT DISTINCT "run_id" FROM "is"));
  ELSIF TG_OP = 'DELETE' THEN PERFORM "unreckon"(ARRAY(SELECT DISTINCT "run_id" FROM "was"));
  ELSE PERFORM "unreckon"(ARRAY(SELECT "run_id" FROM "was" UNION SELECT "run_id" FROM "is"));
  END IF;
  RETURN NULL;
END $$;

-- Who taught a session says only which.
CREATE FUNCTION "unreckon_taught"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE "sessions" uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN "sessions" := ARRAY(SELECT "session_id" FROM "is");
  ELSIF TG_OP = 'DELETE' THEN "sessions" := ARRAY(SELECT "session_id" FROM "was");
  ELSE "sessions" := ARRAY(SELECT "session_id" FROM "was" UNION SELECT "session_id" FROM "is");
  END IF;
  PERFORM "unreckon"(ARRAY(SELECT DISTINCT "run_id" FROM "training_session" WHERE "id" = ANY("sessions")));
  RETURN NULL;
END $$;

DO $$
DECLARE "touched" text; "work" text;
BEGIN
  FOR "touched", "work" IN VALUES
    ('attendance_mark', 'unreckon_touched'), ('training_session', 'unreckon_touched'), ('enrolment', 'unreckon_touched'),
    ('test_score', 'unreckon_touched'), ('assessor_verdict', 'unreckon_touched'),
    ('trainer_assignment', 'unreckon_touched'), ('session_trainer', 'unreckon_taught')
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS "is"
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', "touched" || '_added_unreckons', "touched", "work");
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS "was" NEW TABLE AS "is"
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', "touched" || '_changed_unreckons', "touched", "work");
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS "was"
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', "touched" || '_removed_unreckons', "touched", "work");
  END LOOP;
END $$;

-- The run itself: its rule, and the first day (a trainer who was taken off before it never taught).
CREATE FUNCTION "unreckon_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "unreckon"(ARRAY[NEW."id"]);
  RETURN NULL;
END $$;
CREATE TRIGGER "course_run_changed_unreckons" AFTER UPDATE ON "course_run" FOR EACH ROW
  WHEN (OLD."completion_rule_id" <> NEW."completion_rule_id" OR OLD."starts_on" <> NEW."starts_on")
  EXECUTE FUNCTION "unreckon_run"();

CREATE FUNCTION "unreckon_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "unreckon"(ARRAY(SELECT "id" FROM "course_run" WHERE "completion_rule_id" = NEW."id"));
  RETURN NULL;
END $$;
CREATE TRIGGER "completion_rule_changed_unreckons" AFTER UPDATE OF "definition" ON "completion_rule" FOR EACH ROW
  EXECUTE FUNCTION "unreckon_rule"();

-- Who somebody is and where they came from, where the place itself says nothing of it.
CREATE FUNCTION "unreckon_person"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "unreckon"(ARRAY(SELECT DISTINCT "run_id" FROM "enrolment" WHERE "person_id" = NEW."id"));
  RETURN NULL;
END $$;
CREATE TRIGGER "person_changed_unreckons" AFTER UPDATE ON "person" FOR EACH ROW
  WHEN ((OLD."sex", OLD."institution_id", OLD."country_code")
    IS DISTINCT FROM (NEW."sex", NEW."institution_id", NEW."country_code"))
  EXECUTE FUNCTION "unreckon_person"();

CREATE FUNCTION "unreckon_institution"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "unreckon"(ARRAY(
    SELECT "run_id" FROM "enrolment" WHERE "institution_id" = NEW."id"
    UNION SELECT "e"."run_id" FROM "person" AS "p" JOIN "enrolment" AS "e" ON "e"."person_id" = "p"."id"
      WHERE "p"."institution_id" = NEW."id"));
  RETURN NULL;
END $$;
CREATE TRIGGER "institution_changed_unreckons" AFTER UPDATE ON "institution" FOR EACH ROW
  WHEN (OLD."country_code" IS DISTINCT FROM NEW."country_code") EXECUTE FUNCTION "unreckon_institution"();
