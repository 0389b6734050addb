import { compatibleNames } from '@/lib/text/names/compare';
import { nameTokens } from '@/lib/text/names/tokens';

type Named = { name: string };
type OnRoster = { officialName: string | null; latinName: string | null };

const keyOf = (name: string): string =>
  nameTokens(name)
    .map((token) => JSON.stringify(token))
    .sort()
    .join();

/** One group for the same words of a name, in whatever order and capitals: probably one person in several sessions. */
export function groupsOf<T extends Named>(walkIns: readonly T[]): { name: string; walkIns: T[] }[] {
  const groups = new Map<string, { name: string; walkIns: T[] }>();
  for (const walkIn of walkIns) {
    const key = keyOf(walkIn.name) || walkIn.name;
    const group = groups.get(key) ?? { name: walkIn.name, walkIns: [] };
    group.walkIns.push(walkIn);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Those of the roster whose name can be the typed one, in any script: the likeliest first, at most five. */
export function likeliest<T extends OnRoster>(typed: string, roster: readonly T[]): T[] {
  return roster
    .map((person) => ({
      person,
      score: Math.max(
        ...[person.officialName, person.latinName].map((name) => {
          const compared = name ? compatibleNames(typed, name) : null;
          return compared?.compatible ? compared.score : 0;
        }),
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ person }) => person);
}
