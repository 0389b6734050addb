import jsQR from 'jsqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { endDrawing } from '@/lib/files/typst/draw';
import { raster } from '@/lib/files/typst/testing/raster';
import { dayOf } from '@/lib/time/day';
import { stranger, testRun, type TestRun } from '../../testing/fixture';
import { sealedPage } from '../seals/rules';
import { renderSheet, type SheetOf } from './render';

afterAll(endDrawing);

const words = {
  ...{ label: 'Sign-in sheet', neutralTitle: 'Training event', name: 'Name', institution: 'Institution' },
  ...{ signature: 'Signature', notListed: 'Not on the list', noTrack: 'Not in a track', codeAlt: 'Code' },
  trainers: (_: number, names: string) => `Trainers: ${names}`,
  clocks: (offset: string, zone: string | null) => `Clocks: ${zone ?? ''} ${offset}`,
  footer: 'As of 1 June 2026',
  pageOf: 'Page {page} of {pages}',
};
const now = new Date('2026-06-01T00:00:00Z');
const print = (run: TestRun, of: SheetOf, actor = run.coordinator, locale: 'en' | 'ru' = 'en') =>
  renderSheet(actor, run.runId, of, locale, () => words, now);
const dayOfRun = async ({ runId }: TestRun) =>
  dayOf((await db.courseRun.findUniqueOrThrow({ where: { id: runId } })).startsOn);
const spaced = (text: string) => text.replaceAll(/\s+/g, ' ');

let run: TestRun;
let day: string;
let sessionId: string;

beforeAll(async () => {
  run = await testRun({ people: 40, sessions: 4 });
  [sessionId = ''] = run.sessionIds;
  day = await dayOfRun(run);
});

test('every page says the sheet again, its number, and a code of its own', async () => {
  const { fileName, pdf } = await print(run, { sessionId }, run.trainer);
  expect(fileName).toMatch(new RegExp(`-sign-in-${day}-\\d{4}-en\\.pdf$`));
  const { pages } = await raster(pdf, 20);
  expect(pages).toBe(3);
  for (let at = 0; at < pages; at++) {
    const page = await raster(pdf, 150, at);
    const text = spaced(page.text);
    for (const said of ['Course', 'Session 1', 'Bishkek', 'Name', 'Signature', `Page ${at + 1} of 3`])
      expect(text).toContain(said);
    const code = jsQR(page.rgba, page.width, page.height)?.data ?? '';
    expect(sealedPage(codeSecret(), code)).toEqual({ of: 'SESSION', id: sessionId, day, page: at + 1 });
  }
}, 600_000);

test('a day has a column a session that counts, and its code names the run and the day', async () => {
  const [, , , last = ''] = run.sessionIds;
  await db.trainingSession.update({ where: { id: last }, data: { counts: false } });
  const { pdf } = await print(run, { day });
  const page = await raster(pdf, 150);
  for (const title of ['Session 1', 'Session 2', 'Session 3']) expect(page.text).toContain(title);
  expect(page.text).not.toContain('Session 4');
  const code = jsQR(page.rgba, page.width, page.height)?.data ?? '';
  expect(sealedPage(codeSecret(), code)).toMatchObject({ of: 'DAY', id: run.runId, day, page: 1 });
}, 600_000);

test('people stand by the alphabet, with both names, numbered, then rows for who is on no list', async () => {
  const small = await testRun({ people: 3, sessions: 1 });
  const people = [
    ['Өмүрзаков Үмүт', 'Umut Omurzakov'],
    ['Қасымова Әйгерім', 'Aigerim Kassymova'],
    ['Ңусупов Бек', null],
  ] as const;
  for (const [at, [officialName, latinName]] of people.entries()) {
    const where = { enrolments: { some: { id: small.enrolmentIds[at] ?? '' } } };
    await db.person.updateMany({ where, data: { officialName, latinName } });
  }
  const text = async (locale: 'en' | 'ru') =>
    spaced(
      (
        await raster(
          (await print(small, { sessionId: small.sessionIds[0] ?? '' }, small.trainer, locale)).pdf,
          72,
        )
      ).text,
    );
  const english = await text('en');
  expect(english).toMatch(
    /1 Aigerim Kassymova Қасымова Әйгерім 2 Umut Omurzakov Өмүрзаков Үмүт 3 Ңусупов Бек/,
  );
  expect(english).toMatch(/Not on the list 4 5 6 7 8/);
  expect(await text('ru')).toMatch(
    /1 Қасымова Әйгерім Aigerim Kassymova 2 Ңусупов Бек 3 Өмүрзаков Үмүт Umut/,
  );
}, 600_000);

test('letters are drawn, and not only said', async () => {
  const one = await testRun({ people: 1, sessions: 1 });
  const seen = new Set<string>();
  for (const letter of [...'ңөүәғқһўҳӣҷ', 'O']) {
    const where = { enrolments: { some: { id: one.enrolmentIds[0] ?? '' } } };
    await db.person.updateMany({ where, data: { officialName: letter.repeat(8), latinName: null } });
    const page = await raster((await print(one, { sessionId: one.sessionIds[0] ?? '' })).pdf, 100);
    expect(page.text).toContain(letter.repeat(8));
    const dark: string[] = [];
    for (let y = 195; y < 232; y++)
      for (let x = 92; x < 250; x++) if (page.darkness(x, y) > 128) dark.push(`${x},${y}`);
    expect(dark.length).toBeGreaterThan(60);
    seen.add(dark.join(' '));
  }
  expect(seen.size).toBe(12);
}, 600_000);

test('the list of a track’s session is its own, and the day has a table a track', async () => {
  const divided = await testRun({ people: 3, sessions: 2 });
  const ofRun = { runId: divided.runId };
  const police = await db.track.create({ data: { ...ofRun, name: 'Police', position: 1 } });
  const schools = await db.track.create({ data: { ...ofRun, name: 'Schools', position: 2 } });
  const put = (at: number, trackId: string) =>
    db.enrolment.update({ where: { id: divided.enrolmentIds[at] ?? '' }, data: { trackId } });
  await Promise.all([put(0, police.id), put(1, schools.id)]);
  const [, second = ''] = divided.sessionIds;
  await db.trainingSession.update({ where: { id: second }, data: { trackId: police.id } });
  const own = spaced((await raster((await print(divided, { sessionId: second })).pdf, 72)).text);
  expect(own).toContain('Police');
  for (const [at, there] of [true, false, true].entries())
    expect(own.includes(`Bakyt Asanov ${at + 1}`)).toBe(there);
  const { pdf } = await print(divided, { day: await dayOfRun(divided) });
  const pages = [];
  for (let at = 0; at < (await raster(pdf, 20)).pages; at++)
    pages.push(spaced((await raster(pdf, 20, at)).text));
  expect(pages).toHaveLength(3);
  expect(pages[0]).toMatch(/Police.*Session 1.*Session 2.*Asanov 1/);
  expect(pages[1]).toMatch(/Schools.*Session 1.*Asanov 2/);
  expect(pages[1]).not.toContain('Session 2');
  expect(pages[2]).toMatch(/Not in a track.*Session 1.*Session 2.*Asanov 3/);
}, 600_000);

test('of a sensitive run it names neither course nor sessions, place, trainers and institutions', async () => {
  const secret = await testRun({ people: 2, sessions: 1 });
  const institution = await db.institution.create({
    data: { name: 'Police of Osh', sector: 'GOVERNMENT', searchKey: 'police' },
  });
  await db.enrolment.updateMany({ where: { runId: secret.runId }, data: { institutionId: institution.id } });
  const { code } = await db.courseRun.findUniqueOrThrow({ where: { id: secret.runId } });
  const texts = async () => {
    const sheets = [{ sessionId: secret.sessionIds[0] ?? '' }, { day: await dayOfRun(secret) }];
    return Promise.all(sheets.map(async (of) => (await raster((await print(secret, of)).pdf, 72)).text));
  };
  const hidden = new RegExp(`Course|Session 1|Bishkek|Trainers|Police|Institution|${code}`);
  for (const text of await texts()) expect(text).toMatch(hidden);
  await db.courseRun.update({ where: { id: secret.runId }, data: { sensitive: true } });
  for (const text of await texts()) {
    expect(text).not.toMatch(hidden);
    expect(text).toContain('Training event');
    expect(text).toContain('Bakyt Asanov 1');
    expect(text).toContain('UTC+6');
  }
}, 600_000);

test('names of any length and any script cost no sheet', async () => {
  const odd = await testRun({ people: 4, sessions: 1 });
  const long = 'Щ'.repeat(190);
  const names = [long, '王小明', `${'Очень-длинная фамилия '.repeat(8)}`, '#let x = 1 *b* <b>'];
  for (const [at, officialName] of names.entries()) {
    const where = { enrolments: { some: { id: odd.enrolmentIds[at] ?? '' } } };
    await db.person.updateMany({ where, data: { officialName, latinName: null } });
  }
  const page = await raster((await print(odd, { sessionId: odd.sessionIds[0] ?? '' })).pdf, 72);
  expect(page.text.replaceAll(/[\s\u200b\ufffe-]/g, '')).toContain(long);
  expect(page.text).toContain('#let x = 1 *b* <b>');
  expect(page.text).toContain('???');
}, 600_000);

test('250 people stand on one sheet', async () => {
  const crowd = await testRun({ people: 250, sessions: 4 });
  const { pdf } = await print(crowd, { day: await dayOfRun(crowd) });
  const { pages } = await raster(pdf, 20);
  let text = '';
  for (let at = 0; at < pages; at++) text += spaced((await raster(pdf, 10, at)).text);
  for (let at = 1; at <= 250; at++) expect(text).toContain(`Bakyt Asanov ${at} `);
  expect(text).toContain(`Page ${pages} of ${pages}`);
}, 600_000);

test('it is for who may record the run, and there is none of a day without sessions', async () => {
  const other = await testRun({ people: 1 });
  for (const actor of [other.trainer, other.coordinator, await stranger()])
    await expect(print(run, { day }, actor)).rejects.toThrow(NotFound);
  await expect(print(run, { sessionId: other.sessionIds[0] ?? '' })).rejects.toThrow(NotFound);
  await expect(print(run, { day: '2001-01-01' })).rejects.toThrow(NotFound);
});
