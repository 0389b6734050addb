import type { Actor } from '@/lib/auth/actor';
import { idOfCode, opens } from '@/lib/auth/links/rules';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { shownName } from '@/lib/people/names/rules';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { formOf } from '../forms/queries';
import { partsOf } from '../forms/rules';
import { formDefinition } from '../forms/schema';
import { closesOn } from './rules';
import { storedAnswers } from './schema';

const noSubjects = { trainers: [], sessions: [] };
const names = { officialName: true, latinName: true } as const;

/**
 * What the page of a follow-up asks; null where the code opens nothing: unknown, made up, over, or the place was lost.
 * `answered`: it was answered already. The code is the right.
 */
export async function followUpOfCode(tx: Transaction, code: string, now: Date) {
  const id = idOfCode(code);
  if (!id || !opens(codeSecret(), 'follow-up', { id, version: 1 }, code)) return null;
  const row = await tx.followUp.findUnique({
    where: { id },
    select: {
      ...{ id: true, of: true, name: true, formId: true, sentAt: true, answeredAt: true },
      enrolment: {
        select: {
          state: true,
          person: { select: names },
          run: {
            select: {
              ...{ startsOn: true, endsOn: true, timeZone: true, sensitive: true },
              course: { select: { titleEn: true, titleRu: true } },
            },
          },
        },
      },
    },
  });
  if (!row || row.enrolment.state !== 'CONFIRMED') return null;
  const { run, person } = row.enrolment;
  const last = closesOn(dayOf(row.sentAt));
  if (todayIn(run.timeZone, now) > last) return null;
  const { definition } = await formOf(tx, row.formId);
  return {
    ...{ id: row.id, of: row.of, definition, parts: partsOf(definition, noSubjects) },
    /** Who answers, and about whom: the same person unless a superior is asked. */
    reader: row.name ?? shownName(person),
    person: shownName(person),
    run: { ...run, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) },
    answered: row.answeredAt !== null,
  };
}

export type FollowUpSeen = NonNullable<Awaited<ReturnType<typeof followUpOfCode>>>;

/** What came of a run: who was asked and what they answered, for who manages it. */
export async function runFollowUp(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: {
          ...{ id: true, endsOn: true, timeZone: true },
          course: { select: { followUpMonths: true, asksSupervisor: true } },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  const rows = await db.followUp.findMany({
    where: { enrolment: { runId: run.id } },
    orderBy: [{ enrolment: { person: { searchKey: 'asc' } } }, { of: 'asc' }, { id: 'asc' }],
    take: 2000,
    select: {
      ...{ id: true, of: true, name: true, sentAt: true, remindedAt: true, answeredAt: true, answers: true },
      form: { select: { definition: true } },
      enrolment: { select: { id: true, person: { select: { id: true, ...names } } } },
    },
  });
  const unreached = await db.enrolment.count({
    where: {
      ...{ runId: run.id, state: 'CONFIRMED', person: { email: null } },
      followUps: { none: { of: 'PARTICIPANT' } },
    },
  });
  return {
    /** People with a place who have no address to be asked at. */
    unreached,
    ...{ runId: run.id, endsOn: dayOf(run.endsOn), timeZone: run.timeZone, ...run.course },
    rows: rows.map(({ answers, form, enrolment, sentAt, remindedAt, answeredAt, ...row }) => ({
      ...row,
      enrolmentId: enrolment.id,
      personId: enrolment.person.id,
      person: shownName(enrolment.person),
      ...{ sentOn: dayOf(sentAt), reminded: remindedAt !== null },
      answeredOn: answeredAt ? dayOf(answeredAt) : null,
      questions: formDefinition.parse(form.definition).questions,
      answers: answers === null ? null : storedAnswers.parse(answers),
    })),
  };
}

export type FollowUpRow = Awaited<ReturnType<typeof runFollowUp>>['rows'][number];

/** The confirmed people of a run with the superiors that are known, for who manages it. */
export async function supervisorsOf(actor: Actor, runId: string) {
  const id = idOf(runId);
  const rows = id
    ? await db.enrolment.findMany({
        where: { run: { AND: [{ id }, managedRuns(actor)] }, state: 'CONFIRMED' },
        orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
        take: 1000,
        select: {
          id: true,
          person: { select: names },
          supervisor: { select: { name: true, email: true } },
          // Who put them forward is proposed where nobody was named.
          nomination: { select: { call: { select: { focalName: true, focalEmail: true } } } },
        },
      })
    : [];
  return rows.map(({ id: enrolmentId, person, supervisor, nomination }) => ({
    ...{ enrolmentId, person: shownName(person), supervisor },
    proposed: nomination
      ? { name: nomination.call.focalName, email: nomination.call.focalEmail }
      : { name: '', email: '' },
  }));
}
