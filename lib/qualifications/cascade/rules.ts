import { dayOf } from '@/lib/time/day';
import type { Generation, Reach } from './types';

type Row = {
  generation: number;
  country: string | null;
  runs: number;
  people: number;
  women: number;
  lastOn: Date | null;
};

/** The figures of a cascade from its parts: rows of runs, and rows of people by country, of each generation. */
export function reachOf(rows: readonly Row[]): Reach {
  const generations = new Map<number, Generation>();
  for (const { generation, runs, people, women } of rows) {
    const sum = generations.get(generation) ?? { generation, runs: 0, people: 0, women: 0 };
    generations.set(generation, {
      generation,
      runs: sum.runs + runs,
      people: sum.people + people,
      women: sum.women + women,
    });
  }
  const ordered = [...generations.values()].sort((a, b) => a.generation - b.generation);
  const total = (of: 'runs' | 'people' | 'women') => ordered.reduce((sum, each) => sum + each[of], 0);
  const last = rows.flatMap(({ lastOn }) => (lastOn ? [dayOf(lastOn)] : [])).sort();
  return {
    ...{ people: total('people'), women: total('women'), runs: total('runs') },
    countries: [...new Set(rows.flatMap(({ country }) => country ?? []))].sort(),
    lastOn: last.at(-1) ?? null,
    generations: ordered,
  };
}
