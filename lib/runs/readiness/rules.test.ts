import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import { dueDays, needs, readiness, type Need, type Preparation } from './rules';

const ready: Preparation = {
  ...{
    startsOn: '2026-06-15',
    endsOn: '2026-06-17',
    trainers: 2,
    unanswered: 0,
    unqualified: 0,
    hasVenue: true,
  },
  ...{ sessions: 6, sessionDays: 3, untaught: 0, confirmed: 12, minimum: 10, expected: 14, uninvited: 0 },
  ...{ materials: 2, materialsReady: 2, calls: 1, overdueCalls: 0 },
};

const on = (day: string, changes: Partial<Preparation>, need: Need) =>
  readiness({ ...ready, ...changes }, day).find((item) => item.need === need);

it('is met where nothing lacks, in one order', () => {
  const items = readiness(ready, '2026-06-14');
  expect(items.map(({ need }) => need)).toEqual([...needs]);
  expect(items.every(({ state, reasons }) => state === 'MET' && reasons.length === 0)).toBe(true);
});

it.each([
  ['2026-05-15', 'NOT_DUE'],
  ['2026-05-16', 'NOT_MET'],
  ['2026-06-20', 'NOT_MET'],
])('a trainer is wanted thirty days before: on %s it is %s', (day, state) => {
  expect(on(day, { trainers: 0 }, 'TRAINERS')).toEqual({
    ...{ need: 'TRAINERS', state, due: '2026-05-16', reasons: [{ code: 'NO_TRAINER' }] },
  });
});

it('names every reason with its number', () => {
  expect(on('2026-06-01', { unanswered: 1, unqualified: 2, untaught: 3 }, 'TRAINERS')?.reasons).toEqual([
    { code: 'UNQUALIFIED', count: 2 },
    { code: 'UNANSWERED', count: 1 },
    { code: 'UNTAUGHT', count: 3 },
  ]);
  expect(on('2026-06-14', { confirmed: 9 }, 'CONFIRMED')?.reasons).toEqual([
    { code: 'TOO_FEW', confirmed: 9, minimum: 10 },
  ]);
  expect(on('2026-06-14', { materialsReady: 1 }, 'MATERIALS')?.reasons).toEqual([
    { code: 'NOT_READY', ready: 1, materials: 2 },
  ]);
  expect(on('2026-06-14', { overdueCalls: 1 }, 'NOMINATIONS')?.reasons).toEqual([
    { code: 'CALLS_OVERDUE', count: 1 },
  ]);
  expect(on('2026-06-14', { expected: 0 }, 'INVITATIONS')?.reasons).toEqual([{ code: 'NOBODY_EXPECTED' }]);
});

it('wants one person where the run says no number, and as many as it says where it does', () => {
  expect(on('2026-06-14', { minimum: null, confirmed: 1 }, 'CONFIRMED')?.state).toBe('MET');
  expect(on('2026-06-14', { minimum: null, confirmed: 0 }, 'CONFIRMED')?.state).toBe('NOT_MET');
  expect(on('2026-06-14', { confirmed: 10 }, 'CONFIRMED')?.state).toBe('MET');
});

it('wants sessions on each day of two weeks, and of a longer run only some', () => {
  expect(on('2026-06-14', { sessionDays: 1 }, 'AGENDA')?.reasons).toEqual([{ code: 'EMPTY_DAYS', count: 2 }]);
  expect(on('2026-06-14', { sessionDays: 1, endsOn: '2026-12-17' }, 'AGENDA')?.state).toBe('MET');
  expect(on('2026-06-14', { sessions: 0, sessionDays: 0 }, 'AGENDA')?.reasons).toEqual([
    { code: 'NO_SESSIONS' },
  ]);
});

it('asks nobody to be named or invited once the run has begun', () => {
  const late = { calls: 2, overdueCalls: 2, uninvited: 3 };
  expect(readiness({ ...ready, ...late }, '2026-06-15').map(({ need }) => need)).toEqual([
    ...['TRAINERS', 'VENUE', 'AGENDA', 'CONFIRMED', 'MATERIALS'],
  ]);
});

it('asks for nothing that the run does not have', () => {
  expect(on('2026-06-14', { materials: 0, materialsReady: 0 }, 'MATERIALS')).toBeUndefined();
  expect(on('2026-06-14', { calls: 0 }, 'NOMINATIONS')).toBeUndefined();
});

const count = fc.integer({ min: 0, max: 3 });
const preparation = fc
  .record({
    ...{ trainers: count, unanswered: count, unqualified: count, hasVenue: fc.boolean(), sessions: count },
    ...{
      sessionDays: count,
      untaught: count,
      confirmed: count,
      minimum: fc.option(fc.integer({ min: 1, max: 3 })),
    },
    ...{
      expected: count,
      uninvited: count,
      materials: count,
      materialsReady: count,
      calls: count,
      overdueCalls: count,
    },
  })
  .map((facts) => ({ ...facts, startsOn: '2026-06-15', endsOn: '2026-06-17' }));

it('what is met has no reasons, what is not has some; time alone never mends anything', () => {
  fc.assert(
    fc.property(preparation, fc.integer({ min: -60, max: -2 }), (run, days) => {
      const today = addDays(run.startsOn, days);
      const later = readiness(run, addDays(today, 1));
      readiness(run, today).forEach((item, index) => {
        expect(item.reasons.length > 0).toBe(item.state !== 'MET');
        expect(item.due).toBe(addDays(run.startsOn, -dueDays[item.need]));
        if (item.state !== 'MET') expect(item.state).toBe(today < item.due ? 'NOT_DUE' : 'NOT_MET');
        if (item.state === 'NOT_MET') expect(later[index]?.state).toBe('NOT_MET');
      });
    }),
  );
});
