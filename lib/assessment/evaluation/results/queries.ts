import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { managedRuns, recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { codeSecret, publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dateOf, dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import type { Language } from '@/prisma/generated/enums';
import { partsOf, type Part } from '../../forms/rules';
import type { FormDefinition } from '../../forms/schema';
import { evaluationFacts, formOfRun, subjectsOf } from '../queries';
import { groupOf, hallCode, lastDay, shownAnswers, standingOf } from '../rules';
import { distribution, isOf, shuffled, type Tally } from './rules';

const tallied = {
  ...{ question: true, assignmentId: true, sessionId: true },
  ...{ option: true, shown: true, waiting: true },
} as const;

/** Runs of so many before are compared with. */
const earlierRuns = 5;

/** The run's evaluation as far as everybody may know it who shows its code: no answer. */
async function evaluationOf(actor: Actor, runId: string, now: Date) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, recordableRuns(actor)] },
        select: { code: true, programmeId: true, countryCode: true },
      })
    : null;
  const facts = run && id ? await evaluationFacts(db, id) : null;
  if (!run || !facts) throw new NotFound('run');
  const today = todayIn(facts.timeZone, now);
  const [expected, turns, hall] = await Promise.all([
    db.enrolment.count({ where: { runId: facts.runId, state: 'CONFIRMED' } }),
    db.evaluationTurn.count({ where: { runId: facts.runId } }),
    db.evaluationTurn.count({ where: { runId: facts.runId, hall: true } }),
  ]);
  const standing = standingOf(facts, today);
  return {
    ...facts,
    ...{ code: run.code, manages: canManageRun(actor, run), today, standing },
    lastDay: lastDay(facts),
    /** People with a place, answers, those by the hall's code, and how many the results are made of. */
    ...{ expected, answered: turns, byHall: hall },
    shownOf: shownAnswers({ shown: facts.shown, all: turns }, standing === 'CLOSED'),
    url: `${publicUrl()}/evaluate/${hallCode(codeSecret(), facts)}`,
  };
}

export type EvaluationHead = Awaited<ReturnType<typeof evaluationOf>>;

/** The code of the hall, for who shows it: the coordinator and the trainers of the run. */
export const hallOfRun = evaluationOf;

async function answersOf(head: EvaluationHead, parts: readonly Part[], assignmentId?: string) {
  if (head.shownOf === 0) return [];
  const all = head.standing === 'CLOSED';
  const where = { runId: head.runId, ...(assignmentId ? { assignmentId } : {}) };
  const [tallies, texts] = await Promise.all([
    db.evaluationTally.findMany({ where, select: tallied }),
    db.evaluationText.findMany({
      where: { ...where, ...(all ? {} : { waiting: false }) },
      select: { question: true, assignmentId: true, sessionId: true, text: true },
    }),
  ]);
  return parts.map(({ subject, slots }) => ({
    subject,
    slots: slots.map((slot) => ({
      ...slot,
      ...distribution(
        slot.question,
        tallies.filter((row) => isOf(slot, row)),
        all,
      ),
      texts: shuffled(texts.filter((row) => isOf(slot, row)).map(({ text }) => text)),
    })),
  }));
}

export type ResultPart = Awaited<ReturnType<typeof answersOf>>[number];

/** What people thought of a run: for who manages it. Nothing before there are as many answers as make a group. */
export async function runEvaluation(actor: Actor, runId: string, language: Language, now: Date) {
  const head = await evaluationOf(actor, runId, now);
  if (!head.manages) throw new NotFound('run');
  const { definition } = await formOfRun(db, head);
  const subjects = await answeredSubjects(head, language);
  const parts = await answersOf(head, partsOf(definition, subjects));
  const sessions = await db.trainingSession.findMany({
    where: { runId: head.runId, cancelledAt: null, kind: 'TRAINING' },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, titleEn: true, titleRu: true },
  });
  const asksAboutSessions = definition.questions.some(({ about }) => about === 'SESSION');
  return { head, parts, sessions, asksAboutSessions, earlier: await earlier(actor, head, definition) };
}

/** Those who are asked about now, and trainers who were removed after people had answered about them. */
async function answeredSubjects(head: EvaluationHead, language: Language) {
  const subjects = await subjectsOf(db, head, language);
  const gone = await db.trainerAssignment.findMany({
    where: { runId: head.runId, removedAt: { not: null }, tallies: { some: {} } },
    select: { id: true, person: { select: { officialName: true, latinName: true } } },
  });
  const named = gone.map(({ id, person: { officialName, latinName } }) => ({
    id,
    name: (language === 'EN' ? latinName : officialName) ?? officialName ?? latinName ?? '',
  }));
  return { ...subjects, trainers: [...subjects.trainers, ...named] };
}

/** The means of the same questions in the course's runs before this one, the latest first; only runs that the actor manages. */
async function earlier(actor: Actor, head: EvaluationHead, definition: FormDefinition) {
  const scales = definition.questions.filter(({ kind }) => kind === 'SCALE');
  const runs = await db.courseRun.findMany({
    where: {
      AND: [managedRuns(actor)],
      ...{ courseId: head.courseId, id: { not: head.runId }, cancelledAt: null },
      startsOn: { lte: dateOf(head.startsOn) },
      evaluation: { shown: { gte: groupOf } },
    },
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    take: earlierRuns,
    select: { id: true, code: true, startsOn: true, evaluation: { select: { shown: true } } },
  });
  const rows: (Tally & { runId: string })[] =
    runs.length === 0
      ? []
      : await db.evaluationTally.findMany({
          where: {
            runId: { in: runs.map(({ id }) => id) },
            question: { in: scales.map(({ key }) => key) },
            shown: { gt: 0 },
          },
          select: { ...tallied, runId: true },
        });
  return runs.map(({ id, code, startsOn, evaluation }) => ({
    ...{ runId: id, code, startsOn: dayOf(startsOn), answers: evaluation?.shown ?? 0 },
    means: Object.fromEntries(
      scales.map((question) => [
        question.key,
        distribution(
          question,
          rows.filter((row) => row.runId === id && row.question === question.key),
          false,
        ).mean,
      ]),
    ),
  }));
}

/**
 * What people thought of the actor as a trainer of a run, and nothing of the run or of other trainers. `parts` is empty
 * where the actor does not teach on it (but manages it), or where too few have answered.
 */
export async function ownResults(actor: Actor, runId: string, language: Language, now: Date) {
  const head = await evaluationOf(actor, runId, now);
  const own = actor.personId
    ? await db.trainerAssignment.findFirst({
        where: { runId: head.runId, personId: actor.personId, removedAt: null },
        select: { id: true },
      })
    : null;
  if (!own) return { head, teaches: false, parts: [] };
  const { definition } = await formOfRun(db, head);
  const { trainers } = await subjectsOf(db, head, language);
  const subjects = { trainers: trainers.filter(({ id }) => id === own.id), sessions: [] };
  const parts = partsOf(definition, subjects).filter(({ subject }) => subject !== null);
  return { head, teaches: true, parts: await answersOf(head, parts, own.id) };
}
