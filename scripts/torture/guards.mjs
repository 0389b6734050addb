import { connect } from '../setup/database.mjs';

/** What takes a guard of the database away, by the name of the control. @type {Record<string, string[]>} */
const removals = {
  'no-unique-index': ['ALTER TABLE attendance_operation DROP CONSTRAINT attendance_operation_pkey'],
  // What comes again is taken for something new, as where every arrival gets an id of its own.
  'new-ids': [
    `CREATE FUNCTION new_id() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM attendance_operation WHERE id = NEW.id) THEN NEW.id = gen_random_uuid(); END IF;
        RETURN NEW;
      END $$`,
    'CREATE TRIGGER new_id BEFORE INSERT ON attendance_operation FOR EACH ROW EXECUTE FUNCTION new_id()',
  ],
};

/**
 * Takes away the guard that a control does without; nothing where it is not one of the database.
 *
 * @param {import('../setup/prepare.mjs').Prepared} prepared
 * @param {string | undefined} control
 */
export async function withoutGuard({ ownerUrl, databaseUrl }, control) {
  const statements = removals[control ?? ''] ?? [];
  if (!ownerUrl || statements.length === 0) return;
  const url = new URL(ownerUrl);
  url.pathname = new URL(databaseUrl).pathname;
  const owner = await connect(url.href);
  try {
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}
