import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { codeSecret } from '@/lib/env/settings';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { ownCode, standingOf, turnOfOwn } from '../rules';

const runSelect = {
  ...{ id: true, code: true, startsOn: true, endsOn: true, timeZone: true, cancelledAt: true },
  course: { select: { titleEn: true, titleRu: true } },
  evaluation: { select: { closesOn: true } },
} as const;

type Run = {
  startsOn: Date;
  endsOn: Date;
  timeZone: string;
  cancelledAt: Date | null;
  evaluation: { closesOn: Date | null } | null;
};

function standing({ startsOn, endsOn, timeZone, cancelledAt, evaluation }: Run, now: Date) {
  const facts = {
    ...{ startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), cancelled: cancelledAt !== null },
    closesOn: evaluation?.closesOn ? dayOf(evaluation.closesOn) : null,
  };
  return standingOf(facts, todayIn(timeZone, now));
}

/** An evaluation can be extended by half a year at most; runs that ended before that are not looked at. */
export const longestOpenDays = 180;
const dayMs = 86_400_000;

/** The runs on which the actor has a place and whose evaluation is open and not answered yet by their own link. */
export async function myEvaluations(actor: Actor, now: Date) {
  if (!actor.personId) return [];
  const places = await db.enrolment.findMany({
    where: {
      ...{ personId: actor.personId, state: 'CONFIRMED' },
      run: { cancelledAt: null, endsOn: { gte: new Date(now.getTime() - (longestOpenDays + 2) * dayMs) } },
    },
    orderBy: { run: { endsOn: 'asc' } },
    take: 20,
    select: { id: true, run: { select: runSelect } },
  });
  const open = places
    .filter(({ run }) => standing(run, now) === 'OPEN')
    .map(({ id, run }) => ({ enrolmentId: id, code: ownCode(codeSecret(), id), course: run.course }));
  const answered = await answeredTurns(
    db,
    open.map(({ code }) => code),
  );
  return open
    .filter(({ code }) => !answered.has(turnOfOwn(code)))
    .map(({ enrolmentId, code, course }) => ({ enrolmentId, course, path: `/evaluate/${code}` }));
}

export type MyEvaluation = Awaited<ReturnType<typeof myEvaluations>>[number];

async function answeredTurns(tx: Transaction, codes: string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await tx.evaluationTurn.findMany({
    where: { tokenHash: { in: codes.map(turnOfOwn) } },
    select: { tokenHash: true },
  });
  return new Set(rows.map(({ tokenHash }) => tokenHash));
}

/** Where the person of a confirmed place evaluates its run, while that is open; else null. The caller knows whose place it is. */
export async function evaluationPathOf(
  tx: Transaction,
  enrolmentId: string,
  now: Date,
): Promise<string | null> {
  const place = await tx.enrolment.findUnique({
    where: { id: enrolmentId },
    select: { state: true, run: { select: runSelect } },
  });
  if (place?.state !== 'CONFIRMED' || standing(place.run, now) !== 'OPEN') return null;
  return `/evaluate/${ownCode(codeSecret(), enrolmentId)}`;
}

/** The runs that the actor teaches or taught and that are evaluated, the latest first. */
export async function taughtEvaluations(actor: Actor, now: Date) {
  if (!actor.personId) return [];
  const rows = await db.trainerAssignment.findMany({
    where: {
      ...{ personId: actor.personId, removedAt: null },
      run: { cancelledAt: null, startsOn: { lte: new Date(now.getTime() + dayMs) } },
    },
    orderBy: { run: { startsOn: 'desc' } },
    take: 10,
    select: { run: { select: runSelect } },
  });
  return rows
    .map(({ run }) => ({ runId: run.id, course: run.course, standing: standing(run, now) }))
    .filter((run) => run.standing !== 'AHEAD');
}

export type TaughtEvaluation = Awaited<ReturnType<typeof taughtEvaluations>>[number];
