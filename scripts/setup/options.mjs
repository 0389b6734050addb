import path from 'node:path';
import { SetupError } from './say.mjs';

/**
 * @typedef {object} Options
 * @property {number | undefined} port the port asked for; the next free one is taken when it is in use
 * @property {string | undefined} dataDir absolute
 * @property {boolean} empty no reference programme
 * @property {boolean} help
 */

export const optionList = `  --port N      listen on this port, or the next free one (default 3000)
  --data DIR    keep the database, the secrets and the logs in DIR (default .data)
  --empty       start without the reference programme; prints a one-time link
                that makes the first administrator
  --help        this list`;

/**
 * Reads the command line. Unknown options are refused, so that a misspelt one is never taken for consent.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, portFromEnvironment?: string | undefined }} [context]
 * @returns {Options}
 * @throws {SetupError} with the list of options
 */
export function parseOptions(args, { cwd = process.cwd(), portFromEnvironment } = {}) {
  /** @type {Options} */
  const options = { port: undefined, dataDir: undefined, empty: false, help: false };
  if (portFromEnvironment) options.port = parsePort(portFromEnvironment, 'PORT');
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [name, ...inline] = argument.split('=');
    const value = () => {
      const found = inline.length > 0 ? inline.join('=') : rest.shift();
      if (!found || (inline.length === 0 && found.startsWith('--'))) throw refused(`${name} needs a value.`);
      return found;
    };
    if (name === '--port') options.port = parsePort(value(), name);
    else if (name === '--data') options.dataDir = path.resolve(cwd, value());
    else if (argument === '--empty') options.empty = true;
    else if (argument === '--help' || argument === '-h') options.help = true;
    else throw refused(`Unknown option: ${argument}`);
  }
  return options;
}

/** @param {string} text @param {string} name */
function parsePort(text, name) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw refused(`${name} must be a number from 1 to 65535, not "${text}".`);
  }
  return port;
}

/** @param {string} reason */
const refused = (reason) => new SetupError(`${reason}\n\nOptions:\n${optionList}`);
