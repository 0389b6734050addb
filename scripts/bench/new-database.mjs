import { connect } from '../setup/database.mjs';
import { runProgram } from '../setup/processes.mjs';
import { SetupError, step } from '../setup/say.mjs';

/** In a process of its own: the engine that migrates can do so once a process, and the bench makes several databases. */
const migration = `
  const { migrate } = await import('./scripts/setup/migrations.mjs');
  await migrate(process.cwd(), process.env.DATABASE_URL);
  process.exit(0);`;

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
  await step('Migrating the database', () =>
    runProgram(process.execPath, ['--input-type=module', '--eval', migration], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseUrl },
      what: 'The migration',
    }),
  );
}
