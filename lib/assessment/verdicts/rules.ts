import { isFor } from '@/lib/attendance/roster/rules';

/** Who teaches a run: those assigned to it, and who is on which session. */
export type Teaching = {
  assignedIds: ReadonlySet<string>;
  sessions: readonly { trackId: string | null; trainerIds: readonly string[] }[];
};

/**
 * Did somebody teach a person on the run? A trainer who is on sessions taught those for whom these are; one who is assigned
 * to the run and on no session of it is taken to have taught everyone.
 */
export function taught(assessorId: string, place: { trackId: string | null }, teaching: Teaching): boolean {
  const own = teaching.sessions.filter(({ trainerIds }) => trainerIds.includes(assessorId));
  return own.length > 0 ? own.some((session) => isFor(place, session)) : teaching.assignedIds.has(assessorId);
}

type Said = { assessorId: string; passed: boolean | null };

/** What stands of everything that was said over one person, in that order: of each assessor the last word, unless taken back. */
export function standingVerdicts<V extends Said>(said: readonly V[]): (V & { passed: boolean })[] {
  const last = new Map(said.map((verdict) => [verdict.assessorId, verdict]));
  return [...last.values()].filter((verdict): verdict is V & { passed: boolean } => verdict.passed !== null);
}
