import { LRUCache } from 'lru-cache';
import { done, type Outcome } from '@/lib/errors/outcome';
import { readTables } from '@/lib/files/tables/read';
import type { TableFile } from '@/lib/files/tables/types';
import { listLayout, readList } from '@/lib/people/lists/rules';
import type { ListLayout, NominationList } from '@/lib/people/lists/types';
import type { ImportOptions } from '../schema';
import { countryOfList } from './rules';

export type Reading = {
  file: Pick<TableFile, 'format' | 'encoding' | 'separator'>;
  list: NominationList;
  country: string | null;
};

export type Source = {
  name: string;
  /** Asked for only where the reading is not at hand. */
  bytes: () => Promise<Uint8Array>;
  /** Under which the reading may be kept: what is stored under it never changes. */
  fileId: string | null;
  /** Kept here once it was read, so that reading with other options does not open the file again. */
  table?: Promise<Outcome<TableFile>>;
};

const tableOf = (source: Source): Promise<Outcome<TableFile>> =>
  (source.table ??= source.bytes().then((bytes) => readTables(bytes, source.name)));

type RunPlace = { countryCode: string; quotaCountries: readonly string[] } | null;

/** Readings at hand while somebody looks through a preview; losing them costs a second, nothing else. */
const kept = new LRUCache<string, Reading>({ max: 8, ttl: 10 * 60_000 });

/** Reads a nomination list whole. Refusals are those of `readTables` and `readList`. */
export async function readNominations(
  source: Source,
  options: ImportOptions,
  run: RunPlace,
): Promise<Outcome<Reading>> {
  const { name, fileId } = source;
  const key = fileId && keyOf(fileId, options, run);
  const before = key ? kept.get(key) : undefined;
  if (before) return done(before);
  const table = await tableOf(source);
  if (!table.ok) return table;
  const first = readList(table.value, options);
  if (!first.ok) return first;
  const country = options.country ?? countryOfList(first.value, name, run);
  // Local numbers could not be read before it was known whose they are.
  const again = country !== null && !options.country && first.value.rows.some(needsCountry);
  const list = again ? readList(table.value, { ...options, country }) : first;
  if (!list.ok) return list;
  const { format, encoding, separator } = table.value;
  const reading = { file: { format, encoding, separator }, list: list.value, country };
  if (key) kept.set(key, reading);
  return done(reading);
}

/**
 * The columns of a file that was refused only because none of them holds names, so that somebody can say which one
 * does; null for a file that is no table.
 */
export async function layoutOf(source: Source, options: ImportOptions): Promise<ListLayout | null> {
  const table = await tableOf(source);
  return table.ok ? listLayout(table.value, options) : null;
}

/** Refusals that a reader can mend by naming the columns. */
export const isMendable = (reading: Outcome<unknown>): boolean =>
  !reading.ok &&
  reading.refusals.every(({ code }) => code === 'LIST_NO_HEADER' || code === 'LIST_NO_NAME_COLUMN');

const needsCountry = ({ warnings }: NominationList['rows'][number]) =>
  warnings.some(({ code }) => code === 'PHONE_NEEDS_COUNTRY');

const keyOf = (fileId: string, options: ImportOptions, run: RunPlace) =>
  JSON.stringify([fileId, options, run]);

/** Keeps a reading at hand under the file that it was stored as, so that the look at it need not read again. */
export function keepReading(fileId: string, options: ImportOptions, run: RunPlace, reading: Reading): void {
  kept.set(keyOf(fileId, options, run), reading);
}
