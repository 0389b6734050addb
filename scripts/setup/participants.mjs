import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive, processIdentity } from './processes.mjs';

/**
 * Who uses the database of a data folder just now: a file each, named by the process. The last one to leave
 * stops the database, so two commands can work on one folder and either may end first.
 *
 * @param {string} dataDir
 */
export function participants(dataDir) {
  const folder = path.join(dataDir, 'running');
  const mine = path.join(folder, `${process.pid}.json`);
  return {
    /** @param {{ command: string, url?: string }} about shown to whoever comes second */
    async join(about) {
      await mkdir(folder, { recursive: true });
      await writeFile(
        mine,
        JSON.stringify({ identity: processIdentity(process.pid), pid: process.pid, ...about }),
      );
    },
    async leave() {
      await rm(mine, { force: true });
    },
    /** @returns {Promise<{ pid: number, command: string, url?: string }[]>} the others that are alive */
    async others() {
      const found = [];
      for (const name of await readdir(folder).catch(() => [])) {
        const file = path.join(folder, name);
        if (file === mine || !name.endsWith('.json')) continue;
        const entry = JSON.parse((await readFile(file, 'utf8').catch(() => 'null')) || 'null');
        if (entry && isAlive(entry.identity)) found.push(entry);
        else if (entry) await rm(file, { force: true });
      }
      return found;
    },
  };
}
