import type { Locale } from '@/lib/text/locale';
import type { SessionKind } from '@/prisma/generated/enums';

export type SheetPerson = {
  officialName: string | null;
  latinName: string | null;
  trackId: string | null;
};

export type SheetSession = { id: string; kind: SessionKind; counts: boolean; trackId: string | null };

/** What is signed together: the people of a track in the sessions that they have; `trackId` null: of none. */
export type SheetSection<P, S> = { trackId: string | null; people: P[]; parts: S[][] };

/** Side by side on a page, a signature still has 20 mm. */
const mostColumns = 8;

/**
 * The sessions of a day that are signed for: those that count; where none does, all. Breaks nobody signs for.
 */
export function signedFor<S extends SheetSession>(sessions: readonly S[]): S[] {
  const held = sessions.filter(({ kind }) => kind !== 'BREAK');
  const counted = held.filter(({ counts }) => counts);
  return counted.length > 0 ? counted : held;
}

/** More columns than a page takes are parted as evenly as can be, and the people stand on each part again. */
function parted<S>(sessions: readonly S[]): S[][] {
  const parts = Math.ceil(sessions.length / mostColumns);
  const size = Math.ceil(sessions.length / parts);
  return Array.from({ length: parts }, (_, part) => sessions.slice(part * size, (part + 1) * size));
}

/**
 * A day's sheet: where the run is divided into tracks, a table a track, for each sits in a hall of its own, and one for whom
 * nobody has put in a track; those may sign in any. A track that has neither people nor sessions of its own has no table.
 */
export function daySections<P extends SheetPerson, S extends SheetSession>(
  people: readonly P[],
  sessions: readonly S[],
  trackIds: readonly string[],
): SheetSection<P, S>[] {
  if (!sessions.some(({ trackId }) => trackId !== null))
    return [{ trackId: null, people: [...people], parts: parted(sessions) }];
  const sections = [...trackIds, null].map((trackId) => ({
    trackId,
    people: people.filter((person) => person.trackId === trackId),
    sessions: sessions.filter(
      (session) => trackId === null || session.trackId === null || session.trackId === trackId,
    ),
  }));
  const used = sections.filter(
    (section) =>
      section.people.length > 0 ||
      (section.trackId !== null && sessions.some(({ trackId }) => trackId === section.trackId)),
  );
  return used.map(({ sessions: own, ...section }) => ({ ...section, parts: parted(own) }));
}

/** Who is on the list of a session: of a track's, its people and those whom nobody has put in a track. */
export const listOf = <P extends SheetPerson>(people: readonly P[], { trackId }: SheetSession): P[] =>
  people.filter((person) => trackId === null || person.trackId === null || person.trackId === trackId);

type Names = Pick<SheetPerson, 'officialName' | 'latinName'>;

/** Both names, the one that readers of the language look for first; the second only where it is another. */
export function namesOn(locale: Locale, { officialName, latinName }: Names): [string, string | null] {
  const [first, second] = locale === 'ru' ? [officialName, latinName] : [latinName, officialName];
  return first === null || second === null || first === second
    ? [first ?? second ?? '', null]
    : [first, second];
}

/** By the name that stands first, in the order of the language's alphabet. */
export function alphabetical<P extends Names>(people: readonly P[], locale: Locale): P[] {
  const order = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return people
    .map((person) => ({ person, name: namesOn(locale, person)[0] }))
    .sort((a, b) => order.compare(a.name, b.name))
    .map(({ person }) => person);
}

/** Whoever comes and is on no list signs here; a list of nobody is a page of such rows. */
export const blankRows = (people: number): number => (people === 0 ? 18 : 5);

/** More pages than a table of so many rows can take: the longest names that can be entered leave room for two a page. */
export const mostPages = (rows: number): number => Math.ceil(rows / 2) + 1;
