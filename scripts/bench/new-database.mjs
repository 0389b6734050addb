import { connect } from '../setup/database.mjs';
import { migrate } from '../setup/migrations.mjs';
import { SetupError } from '../setup/say.mjs';

/**
 * Makes the database of a data folder anew: recorded attendance can only be added to, so every bench begins with the
 * same rows in a database of its own.
 *
 * @param {import('../setup/prepare.mjs').Prepared} prepared
 */
export async function newDatabase({ root, ownerUrl, databaseUrl }) {
  if (!ownerUrl) throw new SetupError('The bench needs the embedded PostgreSQL.');
  const { pathname, username } = new URL(databaseUrl);
  const owner = await connect(ownerUrl);
  try {
    const database = owner.escapeIdentifier(pathname.slice(1));
    await owner.query(`drop database if exists ${database} with (force)`);
    await owner.query(`create database ${database} owner ${owner.escapeIdentifier(username)}`);
  } finally {
    await owner.end();
  }
  await migrate(root, databaseUrl);
}
