import type { Actor } from '@/lib/auth/actor';
import { testRun } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { recordResults } from '../commands';
import type { ResultsInput, ScoreInput, VerdictInput } from '../schema';

/** A run with people, its trainer and coordinator, and a person who has nothing to do with it. */
export async function assessedRun(people = 3) {
  const run = await testRun({ people, sessions: 2 });
  const outsider = await db.person.create({
    data: { latinName: 'Olga Outsider', searchKey: 'olga outsider', nameKeys: [] },
    select: { id: true },
  });
  return { ...run, outsiderId: outsider.id, trainerId: run.trainer.personId ?? '' };
}

export const scoreInput = (
  enrolmentId: string,
  text: string,
  changes: Partial<ScoreInput> = {},
): ScoreInput => ({ enrolmentId, kind: 'POST', text, outOf: 100, source: 'ENTERED', seen: null, ...changes });

export const verdictInput = (
  enrolmentId: string,
  assessorId: string,
  passed: boolean | null,
  changes: Partial<VerdictInput> = {},
): VerdictInput => ({ enrolmentId, assessorId, passed, remark: null, seen: null, ...changes });

export const record = (actor: Actor, runId: string, input: Partial<ResultsInput>) =>
  recordResults(actor, runId, { scores: [], verdicts: [], ...input });
