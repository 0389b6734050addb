import { foldRegional } from '@/lib/text/names/regional';
import type { BoardPerson } from './view';

/** Whom the board shows: everybody, or those about whom there is something to do. */
export const shows = ['all', 'incomplete', 'atRisk', 'contested', 'afterIssue'] as const;

export type BoardFilter = { q: string; show: (typeof shows)[number] };

type Over = readonly boolean[];

const has: Record<BoardFilter['show'], (person: BoardPerson, over: Over) => boolean> = {
  all: () => true,
  incomplete: ({ cells }, over) => cells.some((cell, index) => over[index] && cell.status === 'NOT_RECORDED'),
  atRisk: ({ rate }) => rate.atRisk,
  contested: ({ cells }) => cells.some((cell) => cell.contested),
  afterIssue: ({ cells }) => cells.some((cell) => cell.afterIssue),
};

/** How many people each choice shows. `over`: which sessions have ended. */
export const countsOf = (people: readonly BoardPerson[], over: Over): Record<BoardFilter['show'], number> =>
  Object.fromEntries(
    shows.map((show) => [show, people.filter((each) => has[show](each, over)).length]),
  ) as Record<BoardFilter['show'], number>;

/** The people whom the filter leaves, found by name: in any letters of the region, or as it is written. */
export function filtered(
  people: readonly BoardPerson[],
  { q, show }: BoardFilter,
  over: Over,
): BoardPerson[] {
  const typed = q.trim().toLowerCase();
  const words = foldRegional(q).split(' ').filter(Boolean);
  return people.filter((person) => {
    if (!has[show](person, over)) return false;
    const name = `${person.name} ${person.detail}`;
    if (name.toLowerCase().includes(typed)) return true;
    const folded = foldRegional(name);
    return words.length > 0 && words.every((word) => folded.includes(word));
  });
}

/** The filter as it stands in the address, and back. */
export const filterOf = (search: URLSearchParams): BoardFilter => ({
  q: search.get('q') ?? '',
  show: shows.find((each) => each === search.get('show')) ?? 'all',
});

export function addressOf({ q, show }: BoardFilter): string {
  const search = new URLSearchParams({ ...(q ? { q } : {}), ...(show === 'all' ? {} : { show }) });
  return search.size > 0 ? `?${search}` : location.pathname;
}
