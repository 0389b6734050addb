'use client';

import { useEffect, useMemo, useState } from 'react';
import type { RosterPerson } from './roster';

type Fold = (typed: string) => string;
let known: Fold | null = null;

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/**
 * Loads what folds the scripts of the region into one: it comes when the search is first used, as the roster need not wait
 * for it. Until then, and where it cannot be had, names are found as they are written.
 */
export async function prepareSearch(): Promise<Fold | null> {
  known ??= await import('@/lib/text/names/regional').then(
    (module) => module.foldRegional,
    () => null,
  );
  return known;
}

/** People whose name has every typed word, in any script of the region; no network is needed for it. */
export function useNameSearch(people: readonly RosterPerson[], query: string): readonly RosterPerson[] {
  const [fold, setFold] = useState(() => known);
  useEffect(() => {
    if (fold || query.trim() === '') return;
    let gone = false;
    void prepareSearch().then((loaded) => {
      if (!gone) setFold(() => loaded);
    });
    return () => {
      gone = true;
    };
  }, [fold, query]);
  return useMemo(() => {
    if (query.trim() === '') return people;
    const plain = wordsOf(query.toLowerCase());
    const folded = fold ? wordsOf(fold(query)) : plain;
    return people.filter((person) => {
      const written = `${person.name} ${person.latin ?? ''} ${person.institution ?? ''}`.toLowerCase();
      if (plain.every((word) => written.includes(word))) return true;
      return folded.length > 0 && folded.every((word) => person.searchKey.includes(word));
    });
  }, [people, query, fold]);
}
