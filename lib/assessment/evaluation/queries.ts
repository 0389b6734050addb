import { idOfCode, opens } from '@/lib/auth/links/rules';
import type { Transaction } from '@/lib/db/transaction';
import { codeSecret } from '@/lib/env/settings';
import { shownName } from '@/lib/people/names/rules';
import { inLanguage } from '@/lib/text/in-language';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import type { Language } from '@/prisma/generated/enums';
import { formOf, latestForm } from '../forms/queries';
import { partsOf, type Subjects } from '../forms/rules';
import { standingOf, turnOfOwn, turnOfPhone } from './rules';

const runFacts = {
  id: true,
  courseId: true,
  startsOn: true,
  endsOn: true,
  timeZone: true,
  cancelledAt: true,
  sensitive: true,
  cityEn: true,
  cityRu: true,
  course: { select: { titleEn: true, titleRu: true } },
  evaluation: { select: { linkVersion: true, formId: true, closesOn: true, sessionIds: true, shown: true } },
} as const;

/** The run with what decides over its evaluation; null where there is no such run. */
export async function evaluationFacts(tx: Transaction, runId: string) {
  const found = await tx.courseRun.findUnique({ where: { id: runId }, select: runFacts });
  if (!found) return null;
  const { id, evaluation, startsOn, endsOn, cancelledAt, ...run } = found;
  return {
    ...run,
    ...{ runId: id, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), cancelled: cancelledAt !== null },
    linkVersion: evaluation?.linkVersion ?? 1,
    formId: evaluation?.formId ?? null,
    closesOn: evaluation?.closesOn ? dayOf(evaluation.closesOn) : null,
    sessionIds: evaluation?.sessionIds ?? [],
    shown: evaluation?.shown ?? 0,
  };
}

export type EvaluationFacts = NonNullable<Awaited<ReturnType<typeof evaluationFacts>>>;

/** Those who teach on the run now, and the sessions that are asked about, in the reader's language. */
export async function subjectsOf(
  tx: Transaction,
  { runId, sessionIds }: Pick<EvaluationFacts, 'runId' | 'sessionIds'>,
  language: Language,
): Promise<Subjects> {
  const trainers = await tx.trainerAssignment.findMany({
    where: { runId, removedAt: null },
    orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }],
    take: 30,
    select: { id: true, person: { select: { officialName: true, latinName: true } } },
  });
  const sessions = await tx.trainingSession.findMany({
    where: {
      ...{ runId, cancelledAt: null },
      ...(sessionIds.length > 0 ? { id: { in: sessionIds } } : { counts: true }),
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 60,
    select: { id: true, titleEn: true, titleRu: true },
  });
  return {
    trainers: trainers.map(({ id, person }) => ({
      id,
      name: language === 'EN' ? (person.latinName ?? shownName(person)) : shownName(person),
    })),
    sessions: sessions.map(({ id, titleEn, titleRu }) => ({
      id,
      name: inLanguage(language, titleEn, titleRu),
    })),
  };
}

/** The form of the run: the version that the first answer was given to, else the course's latest. */
export const formOfRun = (tx: Transaction, { courseId, formId }: EvaluationFacts) =>
  formId ? formOf(tx, formId) : latestForm(tx, courseId, 'EVALUATION');

/** The run that a code opens and by which kind of link, or null: what is no code, never was one, or is no longer one. */
async function openedBy(
  tx: Transaction,
  code: string,
): Promise<{ facts: EvaluationFacts; hall: boolean } | null> {
  const id = idOfCode(code);
  if (!id) return null;
  if (opens(codeSecret(), 'evaluation-own', { id, version: 1 }, code)) {
    const place = await tx.enrolment.findUnique({ where: { id }, select: { runId: true, state: true } });
    const facts = place?.state === 'CONFIRMED' ? await evaluationFacts(tx, place.runId) : null;
    return facts && { facts, hall: false };
  }
  const facts = await evaluationFacts(tx, id);
  if (!facts || !opens(codeSecret(), 'evaluation', { id, version: facts.linkVersion }, code)) return null;
  return { facts, hall: true };
}

/** `phone`: what the browser of the hall is known by. */
export type Reader = { phone: string; language: Language };

/**
 * What the page of an evaluation asks its reader; null where the code opens nothing now: unknown, renewed, made up, not
 * begun and over are all alike. The code is the right.
 */
export async function evaluationOfCode(
  tx: Transaction,
  code: string,
  { phone, language }: Reader,
  now: Date,
) {
  const opened = await openedBy(tx, code);
  if (!opened) return null;
  const { facts, hall } = opened;
  if (standingOf(facts, todayIn(facts.timeZone, now)) !== 'OPEN') return null;
  const turn = hall ? turnOfPhone(facts.runId, phone) : turnOfOwn(code);
  const answered = await tx.evaluationTurn.findUnique({
    where: { tokenHash: turn },
    select: { runId: true },
  });
  const { definition } = await formOfRun(tx, facts);
  const subjects = await subjectsOf(tx, facts, language);
  return {
    ...{ facts, hall, turn, definition },
    answered: answered !== null,
    parts: partsOf(definition, subjects),
  };
}

export type EvaluationSeen = NonNullable<Awaited<ReturnType<typeof evaluationOfCode>>>;
