import type { AgeGroup, CountedSex } from '@/prisma/generated/enums';

export type CountCell = { sex: CountedSex; ageGroup: AgeGroup; people: number };
/** A count as it stands: of one session, or (`sessionId` null) of the run as a whole. */
export type Count = { runId: string; sessionId: string | null; place: string; cells: readonly CountCell[] };

export const totalOf = (cells: readonly CountCell[]): number =>
  cells.reduce((sum, { people }) => sum + people, 0);

/** A place counts once on a run, however it is spelled. */
const placeOf = ({ runId, place }: Count) => `${runId} ${place.trim().toLowerCase()}`;

/**
 * The counts that say how many came, one a run and place: the count of the run as a whole where there is one, else that of
 * the session with most people. The same people come to the next session, so sessions of a place are never added up.
 */
export function decisive<C extends Count>(counts: readonly C[]): C[] {
  const chosen = new Map<string, C>();
  const weight = ({ sessionId, cells }: C) => (sessionId === null ? Infinity : totalOf(cells));
  for (const count of counts) {
    const before = chosen.get(placeOf(count));
    if (!before || weight(count) > weight(before)) chosen.set(placeOf(count), count);
  }
  return [...chosen.values()];
}

/** How many were counted, by sex and by age. */
export function crowdOf(counts: readonly Count[]) {
  const cells = decisive(counts).flatMap((count) => count.cells);
  const of = <Key extends 'sex' | 'ageGroup'>(key: Key, value: CountCell[Key]) =>
    totalOf(cells.filter((cell) => cell[key] === value));
  return {
    people: totalOf(cells),
    women: of('sex', 'FEMALE'),
    men: of('sex', 'MALE'),
    sexUnknown: of('sex', 'UNKNOWN'),
    byAge: (ageGroup: AgeGroup) => of('ageGroup', ageGroup),
  };
}

/** A person's part in a run. */
export type Participation = { personId: string; runId: string };

/**
 * Who was reached, in three figures that are never added up: people known by name, each once; their participations, one a
 * run; and people who were counted without a name, of whom nobody knows whether they came to another run too.
 */
export function reach(participations: readonly Participation[], counts: readonly Count[]) {
  return {
    named: new Set(participations.map(({ personId }) => personId)).size,
    participations: new Set(participations.map(({ personId, runId }) => `${personId} ${runId}`)).size,
    counted: crowdOf(counts).people,
  };
}
