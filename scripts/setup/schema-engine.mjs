import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Nothing lies outside Prisma's care but the job queue, which has a schema of its own. */
const noFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly: the native one is a download that a closed network does not give.
 * Only `applyMigrations` and `diff` between two schema texts work without a native connection.
 *
 * @param {{ databaseUrl: string, datamodel?: [string, string][] }} options
 */
export async function schemaEngine({ databaseUrl, datamodel }) {
  const require = createRequire(import.meta.url);
  const [{ PrismaPg }, { bindMigrationAwareSqlAdapterFactory }] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('@prisma/driver-adapter-utils'),
  ]);
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = path.join(
    path.dirname(require.resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  );
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': /** @type {any} */ (glue),
  });
  /** @type {any} */ (glue).__wbg_set_wasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(
    wholeScripts(new PrismaPg({ connectionString: databaseUrl })),
  );
  return glue.SchemaEngine.new({ datamodels: datamodel }, () => undefined, adapter);
}

/**
 * The adapter cuts a script at every semicolon, also inside the body of a function. PostgreSQL takes a script
 * as it is, and as one transaction: a migration is applied whole or not at all.
 *
 * @param {import('@prisma/adapter-pg').PrismaPg} factory
 */
function wholeScripts(factory) {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = async (script) => {
      await connection.underlyingDriver().query(script);
    };
    return connection;
  };
  return factory;
}

/**
 * @param {string} databaseUrl
 * @param {string} folder prisma/migrations
 * @returns {Promise<string[]>} the names of those that were applied now
 */
export async function applyMigrationFiles(databaseUrl, folder) {
  const engine = await schemaEngine({ databaseUrl });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await migrationList(folder),
      filters: noFilter,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/**
 * The SQL that leads from one schema to another.
 *
 * @param {[string, string][]} from path and content of each schema file; empty: from nothing
 * @param {[string, string][]} to
 * @returns {Promise<string>}
 */
export async function schemaDiff(from, to) {
  // The engine wants an address, and for this never connects to it.
  const engine = await schemaEngine({ databaseUrl: 'postgresql://localhost/none', datamodel: to });
  /** @param {[string, string][]} files */
  const target = (files) =>
    files.length === 0
      ? /** @type {const} */ ({ tag: 'empty' })
      : /** @type {const} */ ({
          tag: 'schemaDatamodel',
          files: files.map(([name, content]) => ({ path: name, content })),
        });
  try {
    const { stdout } = await engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

/** @param {string} folder @returns {Promise<string[]>} in the order of application */
export async function migrationNames(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** @param {string} folder */
async function migrationList(folder) {
  const names = await migrationNames(folder);
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(folder, 'migration_lock.toml'), 'utf8').catch(() => null),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: /** @type {const} */ ({
            tag: 'ok',
            value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
          }),
        },
      })),
    ),
  };
}
