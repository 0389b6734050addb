import { afterAll, expect, test } from 'vitest';
import { closeLimits } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { todayIn } from '@/lib/time/wall-clock';
import { evaluated, hallOf, ownOf } from '@/lib/assessment/evaluation/testing/fixture';
import { addDays } from '@/lib/time/day';
import { GET, POST } from './route';

afterAll(async () => {
  await closeLimits();
  await db.$disconnect();
});

const today = todayIn('Asia/Tashkent', new Date());
const now = { startsOn: addDays(today, -1), endsOn: today };

const ask = (code: string, init: RequestInit = {}, query = '') =>
  (init.method === 'POST' ? POST : GET)(
    new Request(`http://localhost:3000/evaluate/${code}${query}`, {
      ...init,
      headers: { 'x-forwarded-for': '192.0.2.7', ...init.headers },
    }),
    { params: Promise.resolve({ code }) },
  );

/** A browser without scripts: reads the form and sends it filled, or as `values` say. */
async function send(code: string, page: string, values: Record<string, string>, cookie = '') {
  const body = new URLSearchParams();
  for (const [input = ''] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    body.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '');
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return ask(code, { method: 'POST', body, headers: cookie ? { cookie } : {} });
}

const filled = { content: '4', usefulness: '5', organisation: '3', recommend: 'yes' };

test('a page without a script asks in both languages, keeps what was typed, and takes it once', async () => {
  const { enrolmentIds } = await evaluated(1, now);
  const code = ownOf(enrolmentIds[0] ?? '');
  const [english, russian] = [await ask(code), await ask(code, {}, '?language=ru')];
  expect(english.status).toBe(200);
  expect(english.headers.get('cache-control')).toBe('no-store');
  const page = await english.text();
  expect(page).toContain('The content met my needs');
  expect(await russian.text()).toContain('Содержание отвечало моим потребностям');

  const refused = await send(code, page, { content: '4', best: 'Tea & <b>talk</b>' });
  expect(refused.status).toBe(422);
  const back = await refused.text();
  expect(back).toContain('Tea &amp; &lt;b&gt;talk&lt;/b&gt;</textarea>');
  expect(back).toMatch(/name="content"\s+value="4"\s+checked/);
  expect(back).toContain('id="q-usefulness-error"');
  expect(back).not.toContain('id="q-content-error"');

  expect((await send(code, page, filled)).status).toBe(200);
  const second = await send(code, page, filled);
  expect(second.status).toBe(409);
  expect(await second.text()).toContain('Each link answers once');
  expect(await (await ask(code)).text()).not.toContain('<form');
});

test('the hall’s code knows a phone by its cookie, and by what the page holds where there is none', async () => {
  const { runId } = await evaluated(4, now);
  const code = hallOf(runId);
  const opened = await ask(code);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^cascade-phone=[\w-]{22}$/);
  const page = await opened.text();
  expect((await send(code, page, filled, cookie)).status).toBe(200);
  expect((await send(code, page, filled, cookie)).status).toBe(409);
  expect((await send(code, page, filled)).status).toBe(409);
  const other = await ask(code);
  expect((await send(code, await other.text(), filled)).status).toBe(200);
});

test('what opens nothing is answered alike to the letter: unknown, over, foreign, renewed', async () => {
  const { runId, enrolmentIds } = await evaluated(1, now);
  const over = await evaluated(1, { startsOn: '2024-06-03', endsOn: '2024-06-04' });
  const ahead = await evaluated(1, { startsOn: addDays(today, 30), endsOn: addDays(today, 31) });
  const codes = [
    'x'.repeat(43),
    hallOf(runId, 2),
    hallOf(enrolmentIds[0] ?? ''),
    ...[over, ahead].flatMap((run) => [hallOf(run.runId), ownOf(run.enrolmentIds[0] ?? '')]),
  ];
  const answers = await Promise.all(
    codes.map(async (code) => {
      const got = await ask(code);
      const sent = await send(code, '', filled);
      return [got.status, await got.text(), sent.status, await sent.text()];
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.[0]).toBe(404);
});

test('guesses are counted by address', async () => {
  const guess = () => ask('y'.repeat(43), { headers: { 'x-forwarded-for': '198.51.100.9' } });
  const statuses: number[] = [];
  for (let number = 0; number < 62; number++) statuses.push((await guess()).status);
  expect(statuses.slice(0, 60).every((status) => status === 404)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
});

test('a sensitive run is not named', async () => {
  const { runId, courseId } = await evaluated(1, { ...now, sensitive: true });
  const page = await (await ask(hallOf(runId))).text();
  const { titleEn } = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  expect(page).not.toContain(titleEn);
  expect(page).not.toContain('Tashkent');
  expect(page).toContain('The content met my needs');
});
