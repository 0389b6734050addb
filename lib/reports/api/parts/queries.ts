import type { Keyed } from '../pages/rules';
import type { Reader, Slice } from '../types';

/** Those after the key, in the order of their ids, which is that in which they were entered. */
export const byId = ({ after, take }: Slice) => ({
  orderBy: { id: 'asc' as const },
  take,
  after: after ? [{ id: { gt: after } }] : [],
});

export const keyed = <Row extends { id: string }>(rows: readonly Row[]): Keyed<Row>[] =>
  rows.map((row) => ({ key: row.id, row }));

export const namesSelect = { id: true, officialName: true, latinName: true } as const;

type Names = { id: string; officialName: string | null; latinName: string | null };

/** A person as others mention them: by name only where the token reads people. */
export const personOf = ({ names }: Reader, { id, officialName, latinName }: Names): Names => ({
  id,
  officialName: names ? officialName : null,
  latinName: names ? latinName : null,
});
