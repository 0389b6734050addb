import { afterAll, expect, test } from 'vitest';
import { linkCode } from '@/lib/auth/links/rules';
import { closeLimits } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { annulAttempt } from '@/lib/assessment/attempts/annulling/commands';
import { closeTest } from '@/lib/assessment/attempts/opening/commands';
import { hallOf, ownOf, scoresAt, testedRun } from '@/lib/assessment/attempts/testing/fixture';
import { GET, POST } from './route';

afterAll(async () => {
  await closeLimits();
  await db.$disconnect();
});

const origin = 'http://localhost:3000';

const ask = (code: string, init: RequestInit = {}, query = '') =>
  (init.method === 'POST' ? POST : GET)(
    new Request(`${origin}/test/${code}${query}`, {
      ...init,
      headers: { 'x-forwarded-for': '192.0.2.7', host: 'localhost:3000', ...init.headers },
    }),
    { params: Promise.resolve({ code }) },
  );

/** A browser without scripts: sends the hidden fields of the page with what was filled in, and follows. */
async function press(code: string, page: string, values: [string, string][], headers: HeadersInit = {}) {
  const body = new URLSearchParams();
  for (const [input = ''] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    body.append(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '');
  for (const [name, value] of values) body.append(name, value);
  return ask(code, { method: 'POST', body, headers: { origin, ...headers } });
}

/** The page that an answer leads to. */
async function follow(code: string, answer: Response): Promise<string> {
  expect(answer.status).toBe(303);
  const url = new URL(answer.headers.get('location') ?? '', origin);
  expect(url.pathname).toBe(`/test/${code}`);
  return (await ask(code, {}, url.search)).text();
}

test('a phone without scripts is asked question by question, stops, goes on and hands in', async () => {
  const { enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  const opened = await ask(code);
  expect(opened.status).toBe(200);
  expect(opened.headers.get('cache-control')).toBe('no-store');
  const rules = await opened.text();
  expect(rules).toContain('Асанов Бакыт 1');
  expect(rules).toContain('4 questions');
  // Nothing was begun by looking.
  expect(await db.testAttempt.count({ where: { enrolmentId: enrolmentIds[0] ?? '' } })).toBe(0);

  const first = await follow(code, await press(code, rules, []));
  expect(first).toContain('Question 1 of 4');
  expect(first).toContain('Option b');
  const second = await follow(
    code,
    await press(code, first, [
      ['chosen', 'b'],
      ['to', 'next'],
    ]),
  );
  expect(second).toContain('Question 2 of 4');
  expect(second).toContain('type="checkbox"');
  const sent: [string, string][] = [
    ['chosen', 'a'],
    ['chosen', 'c'],
    ['to', 'next'],
  ];
  // Lost on the way back and sent again it is the same.
  await press(code, second, sent);
  const third = await follow(code, await press(code, second, sent));
  expect(third).toContain('Question 3 of 4');
  const back = await follow(code, await press(code, third, [['to', 'back']]));
  expect(back).toMatch(/value="c"\s+checked/);

  // Another phone, in the other language: it goes on at the first question that is open.
  const other = await (await ask(code, {}, '?language=ru')).text();
  expect(other).toContain('Вопрос 3 из 4');
  expect(other).toContain('Вопрос 3?');
  const end = await follow(code, await press(code, other, [['to', 'end']]));
  expect(end).toContain('Без ответа 2 вопроса');
  const number = await (await ask(code, {}, '?q=4')).text();
  const refused = await press(code, number, [
    ['number', 'many <b>'],
    ['to', 'next'],
  ]);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('value="many &lt;b&gt;"');
  const last = await follow(
    code,
    await press(code, number, [
      ['number', '30'],
      ['to', 'next'],
    ]),
  );
  expect(last).toContain('Before you hand in');
  expect(last).toContain('1 question is not answered');
  const done = await follow(code, await press(code, last, []));
  expect(done).toContain('4 of 5');
  expect(done).not.toContain('<form');
  expect(await scoresAt(enrolmentIds[0])).toEqual(['TEST 4/5']);
  // Whatever an old page still sends, nothing is changed.
  const late = await follow(
    code,
    await press(code, number, [
      ['number', '1'],
      ['to', 'next'],
    ]),
  );
  expect(late).toContain('4 of 5');
  expect(await follow(code, await press(code, last, []))).toContain('4 of 5');
});

test('no page tells which answer is right', async () => {
  const { enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  const pages: string[] = [await (await ask(code)).text()];
  await press(code, pages[0] ?? '', []);
  for (const at of ['1', '2', '3', '4', 'end', '99', 'x'])
    pages.push(await (await ask(code, {}, `?q=${at}`)).text());
  expect(pages.join()).not.toMatch(/isTrue|tolerance|"right"|checked/);
});

test('closed in the middle, what was answered can be handed in, and nothing else', async () => {
  const { runId, trainer, enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  const first = await follow(code, await press(code, await (await ask(code)).text(), []));
  await press(code, first, [
    ['chosen', 'b'],
    ['to', 'next'],
  ]);
  const third = await (await ask(code, {}, '?q=3')).text();
  await closeTest(trainer, runId, 'POST');
  const closed = await follow(
    code,
    await press(code, third, [
      ['chosen', 'true'],
      ['to', 'next'],
    ]),
  );
  expect(closed).toContain('1 of 4');
  expect(await follow(code, await press(code, closed, []))).toContain('1 of 5');
  const waits = await (await ask(ownOf(enrolmentIds[1]))).text();
  expect(waits).toContain('not open now');
  expect(waits).not.toContain('<form');
});

test('an old page of an annulled try writes nothing into the next', async () => {
  const { runId, coordinator, enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  const rules = await (await ask(code)).text();
  const old = await follow(code, await press(code, rules, []));
  const { id } = await db.testAttempt.findFirstOrThrow({ where: { runId } });
  await annulAttempt(coordinator, runId, { attemptId: id, reason: 'Another phone' });
  await press(code, rules, []);
  await press(code, old, [
    ['chosen', 'b'],
    ['to', 'next'],
  ]);
  expect(await db.testAnswer.count({ where: { attempt: { runId, annulledAt: null } } })).toBe(0);
});

test('the code of the hall leads whoever is known to their own link, and tells others nothing', async () => {
  const { runId, enrolmentIds } = await testedRun();
  const invited = async (enrolmentId: string | undefined) => {
    const { id } = await db.invitation.create({
      data: { enrolmentId: enrolmentId ?? '', told: {}, sentBy: 'test' },
      select: { id: true },
    });
    return `cascade-invitation=${linkCode(codeSecret(), 'invitation', id, 1)}`;
  };
  const hall = hallOf(runId);
  const stranger = await ask(hall);
  expect(stranger.status).toBe(200);
  const asked = await stranger.text();
  expect(asked).toContain('Who are you?');
  expect(asked).toContain(`/sign-in?next=${encodeURIComponent(`/test/${hall}`)}`);
  expect(asked).not.toContain('Asanov');
  const known = await ask(hall, { headers: { cookie: await invited(enrolmentIds[1]) } });
  expect([known.status, known.headers.get('location')]).toEqual([303, `/test/${ownOf(enrolmentIds[1])}`]);
  // A phone that is known on another run is as unknown here as any.
  const other = await testedRun();
  const elsewhere = await ask(hall, { headers: { cookie: await invited(other.enrolmentIds[0]) } });
  expect(await elsewhere.text()).toBe(asked);
  await db.enrolment.update({ where: { id: enrolmentIds[1] ?? '' }, data: { state: 'WITHDRAWN' } });
  const gone = await ask(hall, {
    headers: { cookie: `cascade-invitation=${(await cookieOf(enrolmentIds[1])) ?? ''}` },
  });
  expect(await gone.text()).toContain('not on the list');
});

async function cookieOf(enrolmentId: string | undefined): Promise<string> {
  const { id } = await db.invitation.findFirstOrThrow({ where: { enrolmentId: enrolmentId ?? '' } });
  return linkCode(codeSecret(), 'invitation', id, 1);
}

test('what opens nothing is answered alike to the letter, and counted by address', async () => {
  const { runId, enrolmentIds } = await testedRun();
  const codes = [
    'x'.repeat(43),
    hallOf(runId, 'POST', 2),
    hallOf(runId, 'PRE'),
    hallOf(enrolmentIds[0] ?? ''),
  ];
  const answers = await Promise.all(
    codes.map(async (code) => {
      const got = await ask(code);
      const sent = await press(code, '', [['do', 'begin']]);
      return [got.status, await got.text(), sent.status, await sent.text()];
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.[0]).toBe(404);
  const statuses: number[] = [];
  for (let number = 0; number < 62; number++)
    statuses.push((await ask('y'.repeat(43), { headers: { 'x-forwarded-for': '198.51.100.9' } })).status);
  expect(statuses.slice(0, 60).every((status) => status === 404)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
});

test('nothing is taken that another site sends', async () => {
  const { enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  const rules = await (await ask(code)).text();
  expect((await press(code, rules, [], { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect(await db.testAttempt.count({ where: { enrolmentId: enrolmentIds[0] ?? '' } })).toBe(0);
});

test('a sensitive run is not named', async () => {
  const { runId, courseId, enrolmentIds } = await testedRun();
  await db.courseRun.update({ where: { id: runId }, data: { sensitive: true } });
  const { titleEn } = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  for (const code of [ownOf(enrolmentIds[0]), hallOf(runId)]) {
    const page = await (await ask(code)).text();
    expect(page).not.toContain(`<b>${titleEn}</b>`);
    expect(page).not.toContain('Bishkek');
  }
});
