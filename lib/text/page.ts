/** How many rows a list shows at once. */
export const pageSize = 50;

/** What a list is asked for: the words typed into its search, and the page, from 1. */
export type PageRequest = { q: string; page: number };

export type Page<Row> = { rows: Row[]; total: number; page: number };

/** The part of the rows that a page shows, as the database is asked for it. */
export const pageOf = (page: number) => ({ skip: (page - 1) * pageSize, take: pageSize });

type SearchParams = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** An address’s parameters with one value each: what the pages of a list are reached by. */
export const singleParams = (params: SearchParams): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );

/** Reads `q` and `page` of an address; nonsense there means the first page, never an error. */
export function pageRequestOf(params: SearchParams): PageRequest {
  const page = Number.parseInt(one(params.page), 10);
  return {
    q: one(params.q).trim().slice(0, 100),
    page: Number.isFinite(page) ? Math.min(Math.max(page, 1), 100_000) : 1,
  };
}

/** One filter of an address: the value where it is one of those allowed, else null. */
export function filterOf<Value extends string>(
  value: string | string[] | undefined,
  allowed: readonly Value[],
): Value | null {
  const given = one(value);
  return allowed.find((each) => each === given) ?? null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in an address: null where it is none, so that nonsense never reaches the database. */
export const idOf = (value: string | string[] | undefined): string | null =>
  uuid.test(one(value)) ? one(value).toLowerCase() : null;
