import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Nothing lies outside Prisma's care but the job queue, which has a schema of its own. */
const noFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly: the native one is a download that a closed network does not give.
 * Only `applyMigrations` and `diff` between two schema texts work without a native connection.
 *
 * @param {(modules: { PrismaPg: typeof import('@prisma/adapter-pg').PrismaPg }) => object} adapterOf
 * @param {[string, string][]} [datamodels]
 */
async function schemaEngine(adapterOf, datamodels) {
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
  const adapter = bindMigrationAwareSqlAdapterFactory(/** @type {any} */ (adapterOf({ PrismaPg })));
  return glue.SchemaEngine.new({ datamodels }, () => undefined, adapter);
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
  const engine = await schemaEngine(({ PrismaPg }) =>
    wholeScripts(new PrismaPg({ connectionString: databaseUrl })),
  );
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

/** The engine asks for a connection at once, even for a comparison of texts, and then for the version only. */
const noDatabase = {
  provider: 'postgres',
  adapterName: 'none',
  connect: async () => ({
    provider: 'postgres',
    adapterName: 'none',
    // Is there a schema "public", and which PostgreSQL is this? Column types: boolean, text, int32.
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 18.4', 180004]],
    }),
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => undefined,
  }),
};

/**
 * The SQL that leads from one schema to another.
 *
 * @param {[string, string][]} from path and content of each schema file; empty: from nothing
 * @param {[string, string][]} to
 * @returns {Promise<string>}
 */
export async function schemaDiff(from, to) {
  const engine = await schemaEngine(() => noDatabase, to);
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

/** The schema as it is now. @param {string} root @returns {Promise<[string, string][]>} name and content of each file */
export async function schemaFiles(root) {
  const folder = path.join(root, 'prisma', 'schema');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(
      async (name) =>
        /** @type {[string, string]} */ ([name, await readFile(path.join(folder, name), 'utf8')]),
    ),
  );
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
