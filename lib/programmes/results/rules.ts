import type { ResultInput } from './schema';

export type ResultField = keyof ResultInput;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The order of runs says nothing. */
const comparable = (result: ResultInput): ResultInput => ({
  ...result,
  runIds: [...new Set(result.runIds)].sort(),
});

/** The fields that a correction changes, as they were before it; empty where it changes nothing. */
export function overwritten(before: ResultInput, after: ResultInput): Partial<ResultInput> {
  const [was, is] = [comparable(before), comparable(after)];
  const fields = (Object.keys(was) as ResultField[]).filter((field) => !same(was[field], is[field]));
  return Object.fromEntries(fields.map((field) => [field, was[field]]));
}
