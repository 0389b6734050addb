import jsQR from 'jsqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { endDrawing } from '@/lib/files/typst/draw';
import { raster } from '@/lib/files/typst/testing/raster';
import { badgeUrl, passes } from '../passes/queries';
import { codeInText, passHash } from '../passes/rules';
import { stranger, testRun, type TestRun } from '../testing/fixture';
import { renewBadge } from './commands';
import { renderBadges } from './render';

afterAll(endDrawing);

const words = {
  ...{ label: 'Badges', participant: 'Participant', trainer: 'Trainer' },
  ...{ neutralTitle: 'Training event', codeAlt: 'Code' },
};
const now = new Date('2026-06-01T00:00:00Z');
let run: TestRun;

beforeAll(async () => {
  run = await testRun({ people: 12 });
});

const print = (change: Partial<Parameters<typeof renderBadges>[2]> = {}, actor = run.coordinator) =>
  renderBadges(
    actor,
    run.runId,
    { language: 'en', enrolmentIds: 'ALL', trainers: true, ...change },
    words,
    now,
  );
const pdfOf = async (...args: Parameters<typeof print>) => {
  const outcome = await print(...args);
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ code }) => code).join());
  return outcome.value.pdf;
};
const placeOf = async (id: string) => {
  const { badgeVersion } = await db.enrolment.findUniqueOrThrow({
    where: { id },
    select: { badgeVersion: true },
  });
  return { id, badgeVersion };
};
const known = async (text: string) => {
  const { passes: all } = await passes(run.trainer, run.sessionIds[0] ?? '');
  return all[await passHash(codeInText(text) ?? '')];
};

test('ten stand on a page, each with a code that an independent reader reads and the register knows', async () => {
  const pdf = await pdfOf();
  const read = new Set<string>();
  for (const [page, count] of [10, 3].entries()) {
    const whole = await raster(pdf, 150, page);
    expect(whole.pages).toBe(2);
    const point = (millimetres: number) => Math.round((millimetres / 25.4) * 150);
    for (let at = 0; at < count; at++) {
      const [x, y] = [point(15 + (at % 2) * 90), point(11 + Math.floor(at / 2) * 55)];
      const badge = cut(whole, x, y, point(90), point(55));
      const code = jsQR(badge.rgba, badge.width, badge.height)?.data;
      const isTrainer = page === 1 && at === count - 1;
      expect(Boolean(code)).toBe(!isTrainer);
      if (code) read.add((await known(code)) ?? 'unknown');
    }
  }
  expect([...read].sort()).toEqual([...run.enrolmentIds].sort());
}, 600_000);

test('names are drawn, and not only said: in both scripts, with the letters of the region', async () => {
  const [id = ''] = run.enrolmentIds;
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id }, select: { personId: true } });
  const ink = async (officialName: string) => {
    await db.person.update({ where: { id: personId }, data: { officialName, latinName: null } });
    const page = await raster(await pdfOf({ enrolmentIds: [id], trainers: false, language: 'ru' }), 150);
    expect(page.text.replaceAll(/\s+/g, ' ')).toContain(officialName);
    const dark: string[] = [];
    for (let y = 145; y < 215; y++)
      for (let x = 118; x < 590; x++) if (page.darkness(x, y) > 128) dark.push(`${x},${y}`);
    return dark;
  };
  const seen = new Set<string>();
  for (const letter of [...'ңөүәғқһўҳӣҷ', 'O']) {
    const dark = await ink(letter.repeat(6));
    expect(dark.length).toBeGreaterThan(150);
    seen.add(dark.join(' '));
  }
  // Boxes in place of letters would all look alike.
  expect(seen.size).toBe(12);
}, 600_000);

test('a letter that no face has costs the badge of nobody', async () => {
  const [, id = ''] = run.enrolmentIds;
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id }, select: { personId: true } });
  await db.person.update({
    where: { id: personId },
    data: { officialName: '王小明 😀', latinName: 'Wang Xiaoming' },
  });
  const page = await raster(await pdfOf({ enrolmentIds: [id], trainers: false }), 72);
  expect(page.text).toContain('Wang Xiaoming');
});

test('a renewed badge opens the door, and the lost one does not any more', async () => {
  const [, , id = ''] = run.enrolmentIds;
  const lost = badgeUrl(await placeOf(id));
  expect(await known(lost)).toBe(id);
  const { runId } = run;
  expect(await renewBadge(run.coordinator, { runId, enrolmentId: id })).toEqual({
    ok: true,
    value: { badgeVersion: 2 },
  });
  expect(await known(lost)).toBeUndefined();
  expect(await known(badgeUrl(await placeOf(id)))).toBe(id);
  const log = await db.auditEntry.findFirstOrThrow({ where: { action: 'renewBadge' } });
  expect(log).toMatchObject({
    subjectId: id,
    actor: run.coordinator.accountId,
    details: { badgeVersion: 2 },
  });
});

test('who has lost the place has no badge', async () => {
  const [, , , id = ''] = run.enrolmentIds;
  await db.enrolment.update({ where: { id }, data: { state: 'WITHDRAWN' } });
  const { runId } = run;
  const refused = { ok: false, refusals: [{ code: 'BADGE_WITHOUT_PLACE' }] };
  expect(await renewBadge(run.coordinator, { runId, enrolmentId: id })).toMatchObject(refused);
  expect(await print({ enrolmentIds: [id] })).toMatchObject(refused);
  expect(await print({ enrolmentIds: [], trainers: false })).toMatchObject({
    refusals: [{ code: 'NOBODY_CHOSEN' }],
  });
});

test('of a sensitive run a badge names neither the course nor where somebody comes from', async () => {
  await db.courseRun.update({ where: { id: run.runId }, data: { sensitive: true } });
  const country = await db.country.findFirstOrThrow({ where: { code: 'KG' } });
  await db.enrolment.updateMany({ where: { runId: run.runId }, data: { countryCode: country.code } });
  const { text } = await raster(await pdfOf({ enrolmentIds: run.enrolmentIds.slice(4) }), 72);
  expect(text).toContain('Training event');
  expect(text).not.toMatch(/Course|Kyrgyzstan/);
});

test('badges are the office’s, of the runs that it manages', async () => {
  const other = await testRun({ people: 1 });
  const [enrolmentId = ''] = run.enrolmentIds;
  for (const actor of [run.trainer, other.coordinator, await stranger()]) {
    await expect(print({}, actor)).rejects.toThrow(NotFound);
    await expect(renewBadge(actor, { runId: run.runId, enrolmentId })).rejects.toThrow(NotFound);
  }
  await expect(renewBadge(other.coordinator, { runId: other.runId, enrolmentId })).rejects.toThrow(NotFound);
  expect(await print({ enrolmentIds: other.enrolmentIds })).toMatchObject({
    refusals: [{ code: 'BADGE_WITHOUT_PLACE' }],
  });
});

function cut(
  { rgba, width }: { rgba: Uint8ClampedArray; width: number },
  x: number,
  y: number,
  w: number,
  h: number,
) {
  const part = new Uint8ClampedArray(w * h * 4);
  for (let line = 0; line < h; line++) {
    const from = ((y + line) * width + x) * 4;
    part.set(rgba.subarray(from, from + w * 4), line * w * 4);
  }
  return { rgba: part, width: w, height: h };
}
