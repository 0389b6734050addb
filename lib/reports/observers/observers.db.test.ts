import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { closeLimits } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, value } from '@/lib/programmes/testing/fixture';
import { addDays, dayOf } from '@/lib/time/day';
import { audienceOf } from '../audience/queries';
import { report } from '../figures/queries';
import { rowsBehind } from '../figures/rows/queries';
import type { ReportScope } from '../scope/types';
import { isSmall } from '../suppression/rules';
import { officeOfChance } from '../testing/world';
import { makeObserverLink, revokeObserverLink } from './commands';
import { observed, ownLinks } from './queries';

const scope: ReportScope = {
  ...{ from: '2024-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
  ...{ countryCodes: [], kinds: [] },
};
const now = new Date();
const today = dayOf(now);
let coordinator: Actor;

beforeAll(async () => {
  for (const seed of [11, 12, 13]) await officeOfChance(seed, { runs: 6, people: 12 });
  coordinator = await actorWith({});
}, 120_000);
afterAll(async () => {
  await closeLimits();
  await db.$disconnect();
});

async function link(by = coordinator) {
  const made = value(await makeObserverLink(by, { name: 'Japan', endsOn: addDays(today, 30), scope }));
  return { ...made, code: made.address.split('/').at(-1) ?? '' };
}
const open = (code: string, at = now) => observed(code, '192.0.2.1', at);

/** Every number, and what it is where nothing is suppressed. */
function pairs(shown: object, whole: object): [number | null, number][] {
  return Object.entries(shown).flatMap(([key, value]): [number | null, number][] => {
    const other = (whole as Record<string, unknown>)[key];
    if (typeof other === 'number') return [[value as number | null, other]];
    return value && typeof value === 'object' ? pairs(value as object, other as object) : [];
  });
}

test('it shows the figures without any small number, and no name of anybody', async () => {
  const { code } = await link();
  const found = value(await open(code));
  const whole = await report(audienceOf(coordinator), scope, today);
  const numbers = pairs(found.report.tables, whole.tables);
  expect(numbers.some(([shown]) => shown === null)).toBe(true);
  const { runsByPlace, ...ofPeople } = whole.tables;
  expect(found.report.tables.runsByPlace).toEqual(runsByPlace);
  const { runsByPlace: _, ...shownOfPeople } = found.report.tables;
  for (const [shown, is] of pairs(shownOfPeople, ofPeople)) {
    expect(isSmall(is) && shown !== null).toBe(false);
    if (shown !== null) expect(shown).toBe(is);
  }
  expect(found.report.quotas).toEqual([]);
  const text = JSON.stringify(found);
  for (const { latinName, id } of await db.person.findMany()) {
    expect(text).not.toContain(latinName);
    expect(text).not.toContain(id);
  }
});

test('what the table hides, the figures do not tell', async () => {
  const { report: found } = value(await open((await link()).code));
  const { columns, columnTotals, total } = found.tables.peopleByCountry;
  expect(found.figures.people).toBe(total);
  expect(found.figures.women).toBe(columnTotals[columns.indexOf('FEMALE')] ?? null);
});

test('only a hash of the code is kept, and that it was used', async () => {
  const { code, linkId } = await link();
  const row = await db.observerLink.findUniqueOrThrow({ where: { id: linkId } });
  expect(JSON.stringify(row)).not.toContain(code);
  expect(Buffer.from(code, 'base64url')).toHaveLength(16);
  expect(row.lastUsedAt).toBeNull();
  value(await open(code));
  const mine = (await ownLinks(coordinator, now)).find(({ id }) => id === linkId);
  expect(mine?.lastUsedAt).not.toBeNull();
});

test('it ends with its day, when it is taken back, and with the right of whoever made it', async () => {
  const unknown = ['OBSERVER_LINK_UNKNOWN'];
  const { code, linkId } = await link();
  expect(codes(await open(code, new Date(`${addDays(today, 31)}T12:00:00Z`)))).toEqual(unknown);
  expect(codes(await open(`${code[0] === 'A' ? 'B' : 'A'}${code.slice(1)}`))).toEqual(unknown);
  expect(codes(await open('nonsense'))).toEqual(unknown);
  const other = await actorWith({});
  await expect(revokeObserverLink(other, linkId)).rejects.toThrow(NotFound);
  value(await revokeObserverLink(coordinator, linkId));
  expect(codes(await open(code))).toEqual(unknown);

  const theirs = await link(other);
  expect(codes(await open(theirs.code))).toEqual([]);
  await db.grant.updateMany({ where: { accountId: other.by }, data: { revokedAt: now, revokedBy: 'test' } });
  expect(codes(await open(theirs.code))).toEqual(unknown);
});

test('its last day lies ahead, and not too far; only who coordinates makes one', async () => {
  const make = async (endsOn: string) =>
    codes(await makeObserverLink(coordinator, { name: 'X', endsOn, scope }));
  expect(await make(addDays(today, -2))).toEqual(['LINK_END_PAST']);
  expect(await make(addDays(today, 900))).toEqual(['LINK_END_FAR']);
  await expect(makeObserverLink(await actorWith(null), { name: 'X', endsOn: today, scope })).rejects.toThrow(
    NotFound,
  );
});

test('an observer with an account sees figures of what is observed, and finds no rows', async () => {
  const observer = await actorWith(null);
  await db.grant.create({ data: { accountId: observer.by, role: 'OBSERVER', grantedBy: 'test' } });
  const now2 = {
    ...observer,
    grants: [{ role: 'OBSERVER' as const, programmeId: null, countryCode: null, institutionId: null }],
  };
  const audience = audienceOf(now2);
  expect(audience.names).toBe(false);
  const { figures } = await report(audience, scope, today);
  expect(figures.runs).toBeGreaterThan(5);
  await expect(rowsBehind(now2, { figure: 'people', scope, parts: [], page: 1 }, today)).rejects.toThrow(
    NotFound,
  );
  await expect(rowsBehind(observer, { figure: 'people', scope, parts: [], page: 1 }, today)).rejects.toThrow(
    NotFound,
  );
  expect(() => audienceOf(observer)).toThrow(NotFound);
});
