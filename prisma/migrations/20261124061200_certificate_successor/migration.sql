-- A certificate is ended before the one that takes its place can be written (one live certificate of a kind for an
-- enrolment), and the row that ends it names its successor: so that is looked at when the transaction ends.
ALTER TABLE "certificate_event" ALTER CONSTRAINT "certificate_event_successor_id_fkey" DEFERRABLE INITIALLY DEFERRED;
