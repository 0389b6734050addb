import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { evaluated } from '../evaluation/testing/fixture';
import { planFollowUp } from '../forms/commands';
import { defaultForm } from '../forms/defaults/rules';
import { formDigest } from '../forms/digest/rules';
import { answerFollowUp } from './answers/commands';
import { askFollowUps } from './asking/commands';
import { nameSupervisor } from './commands';
import { followUpOfCode, runFollowUp, supervisorsOf } from './queries';

/** The run of the fixture ends on 17 June 2026. */
const before = new Date('2026-09-16T06:00:00Z');
const due = new Date('2026-09-17T06:00:00Z');
const day = (days: number) => new Date(due.getTime() + days * 86_400_000);

const form = formDigest(defaultForm('FOLLOW_UP'));
const sent = (values: Record<string, string>) => ({ form, value: (name: string) => values[name] ?? '' });
const answered = sent({ applied: '0', often: '1', example: 'A talk at school 7' });

beforeAll(async () => {
  await db.office.create({
    data: {
      ...{ id: 1, nameEn: 'Regional Office', nameRu: 'Региональный офис', countryCode: 'UZ' },
      ...{ timeZone: 'Asia/Tashkent', numberPrefix: 'TST' },
    },
  });
});
afterAll(() => db.$disconnect());

async function asked(people: number, plan: { months: 3 | 6 | null; asksSupervisor: boolean }) {
  const run = await evaluated(people);
  value(await planFollowUp(office, run.courseId, plan));
  for (const [number, id] of run.enrolmentIds.entries())
    await db.person.update({
      where: {
        id: (await db.enrolment.findUniqueOrThrow({ where: { id }, select: { personId: true } })).personId,
      },
      data: { email: `p${number}.${run.runId}@example.org`, preferredLanguage: 'en' },
    });
  return run;
}

const mailsOf = (runId: string) =>
  db.mailMessage.findMany({
    where: { runId },
    orderBy: { id: 'asc' },
    select: { template: true, text: true },
  });
const codeOf = (text: string | undefined) => /\/follow-up\/([\w-]{43})/.exec(text ?? '')?.[1] ?? '';

test('people are asked once on the day, however often and by however many processes the job is done', async () => {
  const { runId } = await asked(3, { months: 3, asksSupervisor: false });
  expect(await askFollowUps(before)).toEqual({ asked: 0, reminded: 0 });
  const twice = await Promise.all([askFollowUps(due), askFollowUps(due), askFollowUps(due)]);
  expect(twice.map(({ asked: sum }) => sum).sort()).toEqual([0, 0, 3]);
  expect(await askFollowUps(day(1))).toEqual({ asked: 0, reminded: 0 });
  const mails = await mailsOf(runId);
  expect(mails).toHaveLength(3);
  expect(mails[0]?.text).toContain('Answers are taken until 16 November 2026.');

  // One answers; the others are reminded once, after two weeks.
  value(await answerFollowUp(codeOf(mails[0]?.text), answered, day(3)));
  expect(await askFollowUps(day(13))).toEqual({ asked: 0, reminded: 0 });
  const reminders = await Promise.all([askFollowUps(day(14)), askFollowUps(day(14))]);
  expect(reminders.map(({ reminded }) => reminded).sort()).toEqual([0, 2]);
  expect(await askFollowUps(day(40))).toEqual({ asked: 0, reminded: 0 });
  expect((await mailsOf(runId)).map(({ template }) => template).slice(3)).toEqual([
    'follow-up-reminder',
    'follow-up-reminder',
  ]);
});

test('a link answers once, until it is closed, and what it is not is not told', async () => {
  const { runId } = await asked(2, { months: 3, asksSupervisor: false });
  await askFollowUps(due);
  const [first = '', second = ''] = (await mailsOf(runId)).map(({ text }) => codeOf(text));
  const refused = await answerFollowUp(first, sent({ applied: '9' }), due);
  expect(refused.ok ? [] : refused.refusals).toEqual([
    { code: 'NOT_A_CHOICE', path: 'applied' },
    { code: 'REQUIRED', path: 'often' },
  ]);
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => answerFollowUp(first, answered, due)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['ALREADY_EVALUATED']));
  expect(await followUpOfCode(db, second, day(60))).not.toBeNull();
  for (const [code, now] of [
    [second, day(61)],
    ['x'.repeat(43), due],
    ['no code', due],
  ] as const) {
    expect(await followUpOfCode(db, code, now)).toBeNull();
    await expect(answerFollowUp(code, answered, now)).rejects.toThrow(NotFound);
  }
});

test('superiors who are known are asked too, where the course says so, and answer under their own names', async () => {
  const { runId, enrolmentIds } = await asked(2, { months: 6, asksSupervisor: true });
  const [place = ''] = enrolmentIds;
  const input = { name: 'Colonel Head', email: 'head@example.org' };
  value(await nameSupervisor(office, place, input));
  expect(await askFollowUps(due)).toEqual({ asked: 0, reminded: 0 });
  expect((await askFollowUps(new Date('2026-12-17T06:00:00Z'))).asked).toBe(3);
  const mail = (await mailsOf(runId)).find(({ template }) => template === 'follow-up-supervisor');
  expect(mail?.text).toContain('Dear Colonel Head');
  value(await answerFollowUp(codeOf(mail?.text), answered, new Date('2026-12-20T06:00:00Z')));
  const { rows, unreached } = await runFollowUp(office, runId);
  expect(unreached).toBe(0);
  expect(rows.find(({ of }) => of === 'SUPERVISOR')).toMatchObject({
    ...{ name: 'Colonel Head', answeredOn: '2026-12-20' },
    answers: { applied: 0, often: 1, example: 'A talk at school 7' },
  });

  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  await expect(runFollowUp(foreign, runId)).rejects.toThrow(NotFound);
  await expect(nameSupervisor(foreign, place, input)).rejects.toThrow(NotFound);
  expect(await supervisorsOf(foreign, runId)).toEqual([]);
  expect((await supervisorsOf(office, runId)).map(({ supervisor }) => supervisor)).toContainEqual(input);
});

test('a course that asks nobody, or begins to ask when it is long too late, writes to nobody', async () => {
  const none = await asked(1, { months: null, asksSupervisor: false });
  await askFollowUps(due);
  expect(await mailsOf(none.runId)).toEqual([]);
  value(await planFollowUp(office, none.courseId, { months: 3, asksSupervisor: false }));
  await askFollowUps(day(61));
  expect(await mailsOf(none.runId)).toEqual([]);
});
