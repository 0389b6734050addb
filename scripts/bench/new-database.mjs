import { connect } from '../setup/database.mjs';
import { migrate } from '../setup/migrations.mjs';
import { SetupError } from '../setup/say.mjs';

/** Whether this process has migrated the database that the others are copies of: the engine migrates once a process. */
let migrated = false;

/**
 * Makes the database of a data folder anew: recorded attendance can only be added to, so every bench begins with the
 * same rows in a database of its own.
 *
 * @param {import('../setup/prepare.mjs').Prepared} prepared
 */
export async function newDatabase({ root, ownerUrl, databaseUrl }) {
  if (!ownerUrl) throw new SetupError('The bench needs the embedded PostgreSQL.');
  const pristineUrl = new URL(databaseUrl);
  pristineUrl.pathname += '_pristine';
  if (!migrated) {
    await create(ownerUrl, pristineUrl, 'template0');
    await migrate(root, pristineUrl.href);
    migrated = true;
  }
  await create(ownerUrl, new URL(databaseUrl), pristineUrl.pathname.slice(1));
}

/** @param {string} ownerUrl @param {URL} url @param {string} template */
async function create(ownerUrl, { pathname, username }, template) {
  const owner = await connect(ownerUrl);
  try {
    const database = owner.escapeIdentifier(pathname.slice(1));
    const belongings = `owner ${owner.escapeIdentifier(username)} template ${owner.escapeIdentifier(template)}`;
    await owner.query(`drop database if exists ${database} with (force)`);
    await owner.query(`create database ${database} ${belongings}`);
  } finally {
    await owner.end();
  }
}
