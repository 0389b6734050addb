import type { Completion } from '../completion/rules';

/**
 * What later marks do to a certificate that is out. STANDS: the verdict is as it was, whatever the numbers. UNEARNED: it
 * would not be issued today. UNCERTAIN: what is not recorded decides. GONE: the person is not on the run any more.
 */
export type Effect = 'STANDS' | 'UNEARNED' | 'UNCERTAIN' | 'GONE';

export function effectOf(now: Completion | null): Effect {
  if (!now) return 'GONE';
  if (now.state === 'MET') return 'STANDS';
  return now.state === 'NOT_MET' ? 'UNEARNED' : 'UNCERTAIN';
}

/** Do the numbers of the verdict differ? Two marks that say the same change nothing. */
export function numbersDiffer(before: Completion, now: Completion | null): boolean {
  const numbers = (of: Completion | null) =>
    of?.conditions.map(({ state, attended, counted, notRecorded, excused }) =>
      [state, attended, counted, notRecorded, excused].join(),
    );
  return JSON.stringify(numbers(before)) !== JSON.stringify(numbers(now));
}
