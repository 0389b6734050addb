/** How many rows a page has: unless it is said, and at most. */
export const usualLimit = 50;
export const greatestLimit = 200;

/** A row with what it is ordered by, which no other row of its list has. */
export type Keyed<Row> = { key: string; row: Row };

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What the keys of a list look like: an id, two ids, or a short text. */
const shapes = {
  ID: new RegExp(`^${uuid}$`),
  TWO_IDS: new RegExp(`^${uuid}/${uuid}$`),
  TEXT: /^[\w -]{1,80}$/,
} as const;

export type KeyShape = keyof typeof shapes;

/**
 * Where the next page begins: after the row of that key, in the order of the keys. So rows that come in meanwhile shift
 * nothing, and no row is given twice. The list's name is in it, because a key means nothing in another list.
 */
export const cursorOf = (list: string, key: string): string =>
  Buffer.from(`${list}:${key}`).toString('base64url');

/** The key in a cursor of the list; null for one that none of ours gave. */
export function keyOfCursor(list: string, shape: KeyShape, cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(`${list}:`) || cursorOf(list, text.slice(list.length + 1)) !== cursor) return null;
  const key = text.slice(list.length + 1);
  return shapes[shape].test(key) ? key : null;
}

/** A page of what was read, which was one row more than the page has where there are more. */
export function pageOfKeyed<Row>(
  list: string,
  read: readonly Keyed<Row>[],
  limit: number,
): { data: Row[]; next: string | null } {
  const shown = read.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(({ row }) => row),
    next: read.length > limit && last ? cursorOf(list, last.key) : null,
  };
}
