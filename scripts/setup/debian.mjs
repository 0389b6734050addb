import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isRoot } from './postgres-account.mjs';

/**
 * The commands that install packages of Debian here: one list of them where this user may, else none.
 *
 * @param {string[]} packages
 * @returns {string[][][]}
 */
export function debianInstall(...packages) {
  if (!existsSync('/usr/bin/apt-get')) return [];
  const commands = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ];
  if (isRoot()) return [commands];
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return [commands.map((command) => ['sudo', '-n', ...command])];
  } catch {
    return [];
  }
}
