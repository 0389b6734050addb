import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, processIdentity } from './processes.mjs';

/**
 * Does the work while no other process holds the same lock file. The lock of a process that was killed is
 * taken over, so that nothing has to be cleaned up by hand.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: string) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { onWait } = {}) {
  await mkdir(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(mine, processIdentity(process.pid));
  try {
    let said = false;
    // A hard link either appears whole or fails: nobody can read a lock that is half written.
    while (!(await linked(mine, file))) {
      const holder = await readFile(file, 'utf8').catch(() => '');
      if (holder && !isAlive(holder)) await takeAway(file, holder);
      else {
        if (!said) onWait?.(holder.split(':')[0] ?? '');
        said = true;
        await pause(100);
      }
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** @param {string} from @param {string} to */
async function linked(from, to) {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead process's lock, and gives it back if another process was quicker. @param {string} file @param {string} dead */
async function takeAway(file, dead) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8').catch(() => dead)) !== dead) await linked(aside, file);
  await rm(aside, { force: true });
}
