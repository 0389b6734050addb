import path from 'node:path';
import { SetupError } from '../setup/say.mjs';
import { names } from './rows.mjs';
import { scaleNames } from './scale/rows.mjs';

const usage = `npm run bench -- [--json FILE] [--only NAME,…]

  --json FILE   write the figures to FILE as well
  --only NAMES  measure some of: ${[...names, ...scaleNames].join(', ')}`;

/**
 * @param {string[]} args
 * @returns {{ json: string | undefined, only: import('./rows.mjs').RowName[], onlyScale: import('./scale/rows.mjs').ScaleName[] }}
 * @throws {SetupError} saying what may be written
 */
export function parseOptions(args) {
  /** @type {{ json: string | undefined, only: import('./rows.mjs').RowName[], onlyScale: import('./scale/rows.mjs').ScaleName[] }} */
  const options = { json: undefined, only: names, onlyScale: scaleNames };
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [name, inline] = argument.split(/=(.*)/s);
    const value = inline ?? rest.shift();
    if (!value || (name !== '--json' && name !== '--only')) throw new SetupError(usage);
    if (name === '--json') options.json = path.resolve(value);
    else {
      const wanted = value.split(',');
      const all = [...names, ...scaleNames];
      const unknown = wanted.filter((each) => !all.some((known) => known === each));
      if (unknown.length > 0) throw new SetupError(`There is no row ${unknown.join(', ')}.\n\n${usage}`);
      options.only = names.filter((known) => wanted.includes(known));
      options.onlyScale = scaleNames.filter((known) => wanted.includes(known));
    }
  }
  return options;
}
