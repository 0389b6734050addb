import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { recordResults } from '@/lib/assessment/commands';
import { recordAttendance } from '@/lib/attendance/commands';
import { batchLimits } from '@/lib/attendance/schema';
import type { MarkContent, Operation } from '@/lib/attendance/types';
import type { Actor } from '@/lib/auth/actor';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { completions } from '@/lib/certificates/completion/queries';
import type { IssueInput } from '@/lib/certificates/schema';
import { db } from '@/lib/db/client';
import { must } from './must';

/** The same share of 0 to 1 for the same words on every machine: the past does not change between two first runs. */
function share(...words: (string | number)[]): number {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;
}

const present: MarkContent = { status: 'PRESENT', minutes: null, note: null };

/** How the `person`-th of a list attended its `session`-th session. `diligent`: nobody misses enough to fail. */
function markOf(list: string, person: number, session: number, diligent: boolean): MarkContent {
  if (!diligent && share(list, person) < 0.06) {
    return share(list, person, session) < 0.6 ? { ...present, status: 'ABSENT' } : present;
  }
  const chance = share(list, person, session, 'mark');
  if (chance < 0.03) return { ...present, status: 'LATE', minutes: 5 + Math.floor(chance * 500) };
  if (chance < 0.04) return { ...present, status: 'LEFT_EARLY', minutes: 20 };
  if (chance < 0.05) return { ...present, status: 'EXCUSED' };
  return present;
}

type Register = {
  runId: string;
  list: string;
  diligent?: boolean;
  /** Which of the run's sessions were recorded; all, where it is left out. */
  sessionIds?: string[];
};

/** Records the register of a run, as whoever took it, at the end of each session. */
export async function takeAttendance(
  recorder: Actor,
  { runId, list, diligent = false, sessionIds }: Register,
): Promise<void> {
  const sessions = await db.trainingSession.findMany({
    where: { runId, ...(sessionIds ? { id: { in: sessionIds } } : {}) },
    orderBy: { startsAt: 'asc' },
    select: { id: true, endsAt: true },
  });
  const enrolments = await db.enrolment.findMany({
    where: { runId, state: 'CONFIRMED' },
    orderBy: { person: { searchKey: 'asc' } },
    select: { id: true },
  });
  const operations = sessions.flatMap((session, s) =>
    enrolments.map((enrolment, p): Operation => {
      return {
        id: uuidv7(),
        sessionId: session.id,
        enrolmentId: enrolment.id,
        at: session.endsAt.toISOString(),
        device: 'Paper register',
        ...markOf(list, p, s, diligent),
      };
    }),
  );
  for (let from = 0; from < operations.length; from += batchLimits.operations) {
    const { answers } = await recordAttendance(
      recorder,
      operations.slice(from, from + batchLimits.operations),
    );
    const refused = answers.find((answer) => answer.answer === 'REFUSED');
    if (refused) throw new Error(`attendance refused: ${JSON.stringify(refused)}`);
  }
}

/** The trainer's verdict over everyone who is on the run: passed. */
export async function passEveryone(assessor: Actor, runId: string): Promise<void> {
  const enrolments = await db.enrolment.findMany({
    where: { runId, state: 'CONFIRMED' },
    select: { id: true },
  });
  const verdicts = enrolments.map(({ id }) => ({
    ...{ enrolmentId: id, assessorId: assessor.personId ?? '', passed: true, remark: null, seen: null },
  }));
  must(await recordResults(assessor, runId, { scores: [], verdicts }));
}

/** Issues the certificates that were earned, dated the run's last day. */
export async function certify(
  actor: Actor,
  runId: string,
  terms: Pick<IssueInput, 'language' | 'issuedOn'>,
): Promise<number> {
  const verdicts = await completions(actor, runId);
  const earned = [...verdicts]
    .filter(([, verdict]) => verdict.state === 'MET')
    .map(([enrolmentId]) => enrolmentId);
  const { issued } = must(
    await issueCertificates(actor, runId, { ...terms, enrolmentIds: earned, signatories: [] }),
  );
  return issued;
}
