/**
 * Progress on the terminal. Everything goes to stderr, so that a command whose stdout is read by a program
 * (`npm run import -- FILE --json`) can use the same set-up.
 */

/** One plain line. @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Says what is being done, does it, and says how long it took when that was worth noticing.
 *
 * @template T
 * @param {string} what present participle: "Building the application"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = Date.now();
  say(`  ${what} …`);
  const result = await work();
  const seconds = (Date.now() - began) / 1000;
  if (seconds >= 1) say(`    done in ${seconds.toFixed(1)} s`);
  return result;
}

/** A failure that the reader can act on: shown as a sentence, without a stack. */
export class SetupError extends Error {}

/**
 * Ends the process with the reason on the terminal.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
  if (error instanceof SetupError) say(`\n${error.message}`);
  else say(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exit(1);
}
