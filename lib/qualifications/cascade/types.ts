import type { Day } from '@/lib/time/day';

/** Where a cascade is looked at from: somebody, or one course run. */
export type CascadeRoot = { personId: string } | { runId: string };

/** DOWN: whom they trained, and whom those trained. UP: who trained them, and who trained those. */
export const directions = ['DOWN', 'UP'] as const;

export type Direction = (typeof directions)[number];

/** One step of the cascade: the runs that are so far away, and the people who are reached by them first. */
export type Generation = { generation: number; runs: number; people: number; women: number };

/** What a cascade comes to: everyone counted once. */
export type Reach = {
  people: number;
  women: number;
  runs: number;
  /** Codes of the countries that the people come from. */
  countries: string[];
  /** Last day of the latest run; null: there is none. */
  lastOn: Day | null;
  generations: Generation[];
};

export type RunBranch = {
  kind: 'RUN';
  id: string;
  code: string;
  titleEn: string;
  titleRu: string | null;
  startsOn: Day;
  endsOn: Day;
  cityEn: string;
  cityRu: string | null;
  sensitive: boolean;
  /** Who completed it (DOWN), or taught it (UP). */
  people: number;
  women: number;
  /** How many of these taught afterwards (DOWN), or had been trained themselves (UP). */
  further: number;
};

export type PersonBranch = {
  kind: 'PERSON';
  id: string;
  officialName: string | null;
  latinName: string | null;
  countryEn: string | null;
  countryRu: string | null;
  institution: string | null;
  /** Runs that they taught after the one above them (DOWN), or completed before it (UP). */
  runs: number;
  /** The day after which, or before which, those runs are looked for. */
  boundary: Day | null;
};

/** Those of a run with nothing below them, folded into one line; shown from `skip` on. */
export type OthersBranch = { kind: 'OTHERS'; id: string; people: number; skip: number };

export type Branch = RunBranch | PersonBranch | OthersBranch;
