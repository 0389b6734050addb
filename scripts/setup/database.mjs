import { SetupError } from './say.mjs';

/** The application's own user: it owns its database and nothing else. */
const applicationUser = 'cascade';

/**
 * Makes the application's user and database in the embedded cluster, if they are not there.
 *
 * @param {{ port: number, ownerPassword: string, databasePassword: string, database?: string }} options
 * @returns {Promise<{ databaseUrl: string, ownerUrl: string }>} the application's address, and the superuser's
 */
export async function ensureDatabase({ port, ownerPassword, databasePassword, database = 'cascade' }) {
  const ownerUrl = `postgresql://postgres:${ownerPassword}@127.0.0.1:${port}/postgres`;
  const client = await connect(ownerUrl);
  try {
    const name = client.escapeIdentifier(applicationUser);
    const { rowCount: users } = await client.query('select from pg_roles where rolname = $1', [
      applicationUser,
    ]);
    if (!users)
      await client.query(`create role ${name} login password ${client.escapeLiteral(databasePassword)}`);
    const { rowCount: databases } = await client.query('select from pg_database where datname = $1', [
      database,
    ]);
    if (!databases) await client.query(`create database ${client.escapeIdentifier(database)} owner ${name}`);
  } finally {
    await client.end();
  }
  return {
    databaseUrl: `postgresql://${applicationUser}:${databasePassword}@127.0.0.1:${port}/${database}`,
    ownerUrl,
  };
}

/**
 * A connection, or the reason why there is none, in words.
 *
 * @param {string} url
 * @returns {Promise<import('pg').Client>}
 */
export async function connect(url) {
  const { default: pg } = await import('pg');
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof Error ? error.message || /** @type {any} */ (error).code : String(error);
    throw new SetupError(`No connection to the database ${withoutPassword(url)}: ${reason}`);
  }
}

/** @param {string} url */
export function withoutPassword(url) {
  try {
    const parsed = new URL(url);
    return `${parsed.host}${parsed.pathname}`;
  } catch {
    return '(DATABASE_URL is not a URL)';
  }
}

/**
 * Does the work while no other process, on this machine or another, holds the same lock of the database.
 *
 * @template T
 * @param {string} url
 * @param {number} key
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabaseLock(url, key, work) {
  const client = await connect(url);
  try {
    await client.query('select pg_advisory_lock($1)', [key]);
    return await work(client);
  } finally {
    await client.end(); // the lock goes with the connection
  }
}
