-- What was handed in stays as it was: a wrong one is annulled and another one made.
CREATE FUNCTION "refuse_changing_handed_in"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "test_attempt" a WHERE a."id" = OLD."attempt_id" AND a."handed_in_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'test_answer_stays: an answer of a try that was handed in is not changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "test_answer_stays" BEFORE UPDATE OR DELETE ON "test_answer"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changing_handed_in"();

CREATE FUNCTION "refuse_taking_back_hand_in"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'test_attempt_stays: a try that was handed in was handed in' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "test_attempt_handed_in_once" BEFORE UPDATE OF "handed_in_at" ON "test_attempt"
  FOR EACH ROW WHEN (OLD."handed_in_at" IS NOT NULL AND NEW."handed_in_at" IS DISTINCT FROM OLD."handed_in_at")
  EXECUTE FUNCTION "refuse_taking_back_hand_in"();
CREATE TRIGGER "test_attempt_kept" BEFORE DELETE OR TRUNCATE ON "test_attempt"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();
