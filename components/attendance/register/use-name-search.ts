'use client';

import { useEffect, useMemo, useState } from 'react';
import type { RosterPerson } from './roster';

type Fold = (text: string) => string;

/**
 * People whose name has every typed word, in any script. What folds one script into another is fetched when the search
 * is first used; until then, and without a network, words are looked for as they are written.
 */
export function useNameSearch(people: readonly RosterPerson[], query: string): readonly RosterPerson[] {
  const [fold, setFold] = useState<{ name: Fold } | null>(null);
  const wanted = query.trim() !== '';
  useEffect(() => {
    if (!wanted || fold) return;
    void import('@/lib/text/names/fold').then(
      ({ foldName }) => setFold({ name: foldName }),
      () => {},
    );
  }, [wanted, fold]);
  return useMemo(() => {
    if (!wanted) return people;
    const plain = query.toLowerCase().split(/\s+/).filter(Boolean);
    const folded = fold?.name(query).split(' ').filter(Boolean) ?? [];
    return people.filter((person) => {
      const written = `${person.name} ${person.latin ?? ''} ${person.institution ?? ''}`.toLowerCase();
      if (plain.every((word) => written.includes(word))) return true;
      return folded.length > 0 && folded.every((word) => person.searchKey.includes(word));
    });
  }, [people, query, wanted, fold]);
}
