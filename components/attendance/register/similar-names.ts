import { foldRegional } from '@/lib/text/names/regional';

/** Can one word be the other with one letter added, left out or mistaken? Short words have to be the same. */
function nearly(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? at + 1 : at;
  return short.slice(rest) === long.slice(at + 1);
}

/**
 * Those whose name the typed one may be, in any script, the likeliest first: at least one word of three letters or more
 * begins, or nearly is, a word of theirs. It is offered while somebody types, so it rather offers too many than too few.
 */
export function similarNames<T extends { searchKey: string }>(
  typed: string,
  people: readonly T[],
  most = 3,
): T[] {
  const words = foldRegional(typed)
    .split(' ')
    .filter((word) => word.length > 2);
  if (words.length === 0) return [];
  return people
    .map((person) => {
      const own = person.searchKey.split(' ');
      const agree = words.filter((word) => own.some((each) => each.startsWith(word) || nearly(each, word)));
      return { person, score: agree.length };
    })
    .filter(({ score }) => score > 0 && score >= words.length - 1)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ person }) => person);
}
