import { setTimeout as pause } from 'node:timers/promises';
import { ensurePostgres, runningServer } from '../setup/postgres.mjs';
import { clusterPlace } from '../setup/postgres-place.mjs';
import { pidExists } from '../setup/processes.mjs';
import { secretsOf } from '../setup/secrets.mjs';
import { serve, type Server } from '../setup/server.mjs';
import { databaseLine } from './database-line';

type Options = { root: string; dataDir: string; databaseUrl: string };

/**
 * Two instances of the application on one database, each to be killed without a word and started again. The address of
 * the database stays while it is killed, so `databaseUrl` of the result is what everybody uses.
 */
export async function startInstances({ root, dataDir, databaseUrl }: Options) {
  const line = await databaseLine();
  line.to(Number(new URL(databaseUrl).port));
  const address = new URL(databaseUrl);
  address.port = String(line.port);
  const env = { ...process.env, DATABASE_URL: address.href, CASCADE_JOBS: 'off', LOG_LEVEL: 'error' };
  const start = () => serve({ root, mode: 'start', wantedPort: 3950, env });
  const servers: [Server, Server] = [await start(), await start()];

  async function killDatabase() {
    const { clusterDir } = await clusterPlace(dataDir);
    const up = await runningServer(clusterDir);
    if (up) process.kill(up.pid, 'SIGKILL');
    // A busy machine takes a moment to end it, and meanwhile it would be taken for one that is up.
    while (up && pidExists(up.pid)) await pause(5);
    const { ownerPassword } = await secretsOf(dataDir);
    const { port } = await ensurePostgres({ root, dataDir, ownerPassword, durable: true });
    line.to(port);
  }

  return {
    databaseUrl: address.href,
    ports: () => servers.map((server) => server.port),
    urls: () => servers.map((server) => `http://127.0.0.1:${server.port}`),
    async kill(victim: 'first' | 'second' | 'database'): Promise<void> {
      if (victim === 'database') return killDatabase();
      const index = victim === 'first' ? 0 : 1;
      await servers[index].kill();
      servers[index] = await start();
    },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      line.close();
    },
  };
}

export type Instances = Awaited<ReturnType<typeof startInstances>>;
