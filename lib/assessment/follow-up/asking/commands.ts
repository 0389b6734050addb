import { uuidv7 } from 'uuidv7';
import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { recipients, type Recipient } from '@/lib/enrolments/invitations/facts/queries';
import { codeSecret } from '@/lib/env/settings';
import { done } from '@/lib/errors/outcome';
import type { Task } from '@/lib/jobs/tasks';
import { sendMails, type Mail } from '@/lib/mail/send';
import { mailWords } from '@/lib/mail/templates';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { storedForm } from '../../forms/commands';
import { asksNow, closesOn, followUpCode, remindsNow } from '../rules';

const actor = systemActor('job:ask-follow-ups');

/** No month has more days; with the days in which the question may still be asked. */
const longestDays = 6 * 31 + 61;

/** The runs of courses that ask, as long as anybody of them could still have to be asked or reminded. */
const runsToAsk = (today: Day) =>
  db.courseRun.findMany({
    where: {
      cancelledAt: null,
      endsOn: { lte: dateOf(today), gte: dateOf(addDays(today, -longestDays - 61)) },
      OR: [
        { course: { followUpMonths: { not: null } } },
        { enrolments: { some: { followUps: { some: {} } } } },
      ],
    },
    orderBy: { endsOn: 'asc' },
    select: { id: true, timeZone: true },
  });

/**
 * Asks and reminds whoever is due, run by run, each in one transaction under the lock of the run: done twice, or by two
 * processes at once, it writes to nobody twice. The numbers of mails.
 */
export async function askFollowUps(now = new Date()): Promise<{ asked: number; reminded: number }> {
  const sums = { asked: 0, reminded: 0 };
  for (const { id, timeZone } of await runsToAsk(dayOf(now))) {
    const outcome = await inTransaction((tx) => askRun(tx, id, todayIn(timeZone, now), now));
    if (!outcome.ok) continue;
    sums.asked += outcome.value.asked;
    sums.reminded += outcome.value.reminded;
  }
  return sums;
}

async function askRun(tx: Transaction, runId: string, today: Day, now: Date) {
  await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${runId}::uuid FOR NO KEY UPDATE`;
  const run = await tx.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      ...{ id: true, courseId: true, endsOn: true, sensitive: true },
      course: { select: { titleEn: true, titleRu: true, followUpMonths: true, asksSupervisor: true } },
    },
  });
  const people = (await recipients(tx, runId, {})).filter(({ state }) => state === 'CONFIRMED');
  const letters = lettersOf(run, await officeNames(tx));
  const months = run.course.followUpMonths;
  const asked =
    months !== null && asksNow(dayOf(run.endsOn), months, today)
      ? await ask(tx, run, people, letters, now)
      : [];
  const reminded = await remind(tx, runId, people, letters, today, now);
  await sendMails(tx, [...asked, ...reminded]);
  if (asked.length + reminded.length > 0)
    await audit(tx, actor, {
      action: 'askFollowUp',
      subjectType: 'run',
      subjectId: runId,
      details: { asked: asked.length, reminded: reminded.length },
    });
  return done({ asked: asked.length, reminded: reminded.length });
}

type Run = {
  id: string;
  courseId: string;
  sensitive: boolean;
  course: { titleEn: string; titleRu: string | null; asksSupervisor: boolean };
};
type Asked = { id: string; of: 'PARTICIPANT' | 'SUPERVISOR'; name: string | null; sentOn: Day };
type Letters = (
  asked: Asked,
  person: Recipient,
  to: string,
  template: 'follow-up-request' | 'follow-up-supervisor' | 'follow-up-reminder',
) => Mail;

const officeNames = (tx: Transaction) => tx.office.findFirst({ select: { nameEn: true, nameRu: true } });

const lettersOf =
  ({ id: runId, sensitive, course }: Run, office: Awaited<ReturnType<typeof officeNames>>): Letters =>
  (asked, { id: enrolmentId, language, addressed }, to, template) => ({
    ...{ to, language, template, runId, enrolmentId },
    path: `/follow-up/${followUpCode(codeSecret(), asked.id)}`,
    params: {
      name: asked.name ?? addressed,
      person: addressed,
      title: sensitive
        ? mailWords(language)('neutralTitle')
        : inLanguage(language, course.titleEn, course.titleRu),
      until: formatDate(closesOn(asked.sentOn), language === 'RU' ? 'ru' : 'en'),
      office: office ? inLanguage(language, office.nameEn, office.nameRu) : 'Cascade',
    },
  });

/** Superiors of these places, where they are known. */
const supervisorsOf = (tx: Transaction, enrolmentIds: string[]) =>
  tx.supervisor.findMany({
    where: { enrolmentId: { in: enrolmentIds } },
    select: { enrolmentId: true, name: true, email: true },
  });

async function ask(tx: Transaction, run: Run, people: Recipient[], letters: Letters, now: Date) {
  const ids = people.map(({ id }) => id);
  const before = await tx.followUp.findMany({
    where: { enrolmentId: { in: ids } },
    select: { enrolmentId: true, of: true },
  });
  const known = new Set(before.map(({ enrolmentId, of }) => `${of} ${enrolmentId}`));
  const superiors = run.course.asksSupervisor ? await supervisorsOf(tx, ids) : [];
  const superiorOf = new Map(superiors.map((each) => [each.enrolmentId, each]));
  const wanted = people.flatMap((person) => {
    const superior = superiorOf.get(person.id);
    return [
      { person, of: 'PARTICIPANT' as const, name: null, to: person.email },
      ...(superior ? [{ person, of: 'SUPERVISOR' as const, name: superior.name, to: superior.email }] : []),
    ].flatMap(({ to, ...each }) =>
      to !== null && !known.has(`${each.of} ${person.id}`) ? [{ ...each, to, id: uuidv7() }] : [],
    );
  });
  if (wanted.length === 0) return [];
  const { id: formId } = await storedForm(tx, run.courseId, 'FOLLOW_UP');
  await tx.followUp.createMany({
    data: wanted.map(({ id, person, of, name }) => ({
      ...{ id, of, name, formId, enrolmentId: person.id, sentAt: now },
    })),
  });
  return wanted.map(({ person, to, ...row }) =>
    letters(
      { ...row, sentOn: dayOf(now) },
      person,
      to,
      row.of === 'PARTICIPANT' ? 'follow-up-request' : 'follow-up-supervisor',
    ),
  );
}

async function remind(
  tx: Transaction,
  runId: string,
  people: Recipient[],
  letters: Letters,
  today: Day,
  now: Date,
) {
  const rows = await tx.followUp.findMany({
    where: { enrolment: { runId }, remindedAt: null, answeredAt: null },
    select: { id: true, enrolmentId: true, of: true, name: true, sentAt: true },
  });
  const due = rows.filter(({ sentAt }) =>
    remindsNow({ sentOn: dayOf(sentAt), reminded: false, answered: false }, today),
  );
  if (due.length === 0) return [];
  await tx.followUp.updateMany({
    where: { id: { in: due.map(({ id }) => id) } },
    data: { remindedAt: now },
  });
  const superiors = await supervisorsOf(
    tx,
    due.map(({ enrolmentId }) => enrolmentId),
  );
  return due.flatMap(({ sentAt, enrolmentId, ...row }) => {
    const person = people.find(({ id }) => id === enrolmentId);
    const superior = superiors.find((each) => each.enrolmentId === enrolmentId);
    const to = row.of === 'PARTICIPANT' ? person?.email : superior?.email;
    return person && to ? [letters({ ...row, sentOn: dayOf(sentAt) }, person, to, 'follow-up-reminder')] : [];
  });
}

/** The job "ask-follow-ups", which the clock of the queue starts once a day. */
export const askFollowUpsTask: Task = async () => {
  await askFollowUps();
};
