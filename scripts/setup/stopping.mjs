import { stopRunningPrograms } from './processes.mjs';
import { say } from './say.mjs';

/**
 * Calls `stop` once when the process is told to end, and ends it afterwards with 0: being told to stop is no
 * failure. Further signals meanwhile are ignored, because Ctrl+C under npm arrives twice.
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handle);
  return { isStopping: () => stopping };
}
