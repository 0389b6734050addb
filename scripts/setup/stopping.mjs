import { stopRunningPrograms } from './processes.mjs';
import { say } from './say.mjs';

/**
 * Calls `stop` once when the process is told to end, and ends it afterwards with 0: being told to stop is no
 * failure. Further signals meanwhile are ignored, because Ctrl+C under npm arrives twice. (The npm scripts say
 * `exec`: a shell between npm and this process would keep the signals to itself.)
 *
 * @param {() => Promise<void>} stop
 */
export function onStopSignal(stop) {
  let stopping = false;
  const handle = async () => {
    if (stopping) return;
    stopping = true;
    say('\nStopping …');
    stopRunningPrograms();
    await stop().catch((error) => say(String(error)));
    process.exit(0);
  };
  whenNpmIsGone(handle);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handle);
  return { isStopping: () => stopping };
}

/**
 * npm that is killed outright tells nobody; its children then have another parent.
 *
 * @param {() => void} handle
 */
function whenNpmIsGone(handle) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) handle();
  }, 500).unref();
}
