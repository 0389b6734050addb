import { parseArgs } from 'node:util';
import { SetupError } from '../setup/say.mjs';

export const usage = `npm run torture -- [--seeds N] [--seed FIRST] [--devices 50] [--marks 250] [--short] [--control NAME]

  --seeds N       so many runs, one after another; each is decided by its seed
  --seed FIRST    the first seed (1)
  --devices N     simulated devices, each with a clock of its own
  --marks N       marks that each of them records
  --short         one small seed, as in npm test
  --control NAME  take one guard away and see the torture fail:
                  no-unique-index    the database has no index of the operations' ids
                  new-ids            what comes again gets an id of its own
                  forgetful-device   a device that starts again has forgotten what waited`;

export const controls = ['no-unique-index', 'new-ids', 'forgetful-device'];

/**
 * @param {string[]} args
 * @returns {{ seeds: number, first: number, devices: number, marks: number, control: string | undefined }}
 * @throws {SetupError} saying what may be written
 */
export function tortureOptions(args) {
  const number = { type: /** @type {const} */ ('string') };
  try {
    const { values } = parseArgs({
      args,
      options: {
        ...{ seeds: number, seed: number, devices: number, marks: number, control: number },
        short: { type: 'boolean' },
      },
    });
    const usual = values.short ? { devices: 12, marks: 60 } : { devices: 50, marks: 250 };
    const options = {
      seeds: Number(values.seeds ?? 1),
      first: Number(values.seed ?? 1),
      devices: Number(values.devices ?? usual.devices),
      marks: Number(values.marks ?? usual.marks),
      control: values.control,
    };
    const { control, first, ...counts } = options;
    if (!Object.values(counts).every((each) => Number.isInteger(each) && each > 0)) throw new Error();
    if (!Number.isInteger(first) || (control && !controls.includes(control))) throw new Error();
    return options;
  } catch {
    throw new SetupError(usage);
  }
}
