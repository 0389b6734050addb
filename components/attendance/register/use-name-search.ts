'use client';

import { useMemo } from 'react';
import { foldRegional } from '@/lib/text/names/regional';
import type { RosterPerson } from './roster';

/** People whose name has every typed word, in any script of the region; no network is needed for it. */
export function useNameSearch(people: readonly RosterPerson[], query: string): readonly RosterPerson[] {
  return useMemo(() => {
    if (query.trim() === '') return people;
    const plain = query.toLowerCase().split(/\s+/).filter(Boolean);
    const folded = foldRegional(query).split(' ').filter(Boolean);
    return people.filter((person) => {
      const written = `${person.name} ${person.latin ?? ''} ${person.institution ?? ''}`.toLowerCase();
      if (plain.every((word) => written.includes(word))) return true;
      return folded.length > 0 && folded.every((word) => person.searchKey.includes(word));
    });
  }, [people, query]);
}
