import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SetupError } from './say.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end. Its output is kept and shown only when it fails, unless `loud`.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { loud?: boolean, what?: string, okCodes?: number[] }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {SetupError} when it ends with another code than 0 or those of `okCodes`
 */
export function runProgram(command, args, { loud = false, what, okCodes = [0], ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: loud ? ['inherit', 2, 2] : ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    running.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      running.delete(child);
      reject(new SetupError(`${what ?? command} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code !== null && okCodes.includes(code)) resolve({ code, output });
      else
        reject(
          new SetupError(`${what ?? command} failed (${signal ?? `exit code ${code}`}).\n${output.trim()}`),
        );
    });
  });
}

/** Ends what `runProgram` started and has not finished: used when the set-up itself is told to stop. */
export function stopRunningPrograms() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Names a process so that a later process with the same number is not taken for it: numbers are used again,
 * in a container almost at once. The start time is known on Linux only; elsewhere the number must do.
 *
 * @param {number} pid
 */
export function processIdentity(pid) {
  return `${pid}:${startTime(pid) ?? ''}`;
}

/** @param {string} identity as made by processIdentity */
export function isAlive(identity) {
  const pid = Number(identity.split(':')[0]);
  if (!pidExists(pid)) return false;
  return processIdentity(pid) === identity;
}

/** @param {number} pid */
export function pidExists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    // A process that has ended and that nobody has waited for still answers to signals.
    return processState(pid) !== 'Z';
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} pid @returns {string[] | undefined} the fields after the program's name, which may hold anything */
function statFields(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
const processState = (pid) => statFields(pid)?.[0];
/** @param {number} pid */
const startTime = (pid) => statFields(pid)?.[19];
