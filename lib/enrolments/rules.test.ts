import { describe, expect, test } from 'vitest';
import { EnrolmentState } from '@/prisma/generated/enums';
import { capacityRefusal, clashRefusals, decisionRefusals, nextStates, type EnrolmentFacts } from './rules';

const one = (state: EnrolmentState, changes: Partial<EnrolmentFacts> = {}): EnrolmentFacts => ({
  id: 'e',
  personId: 'p',
  name: 'Карим',
  state,
  wasPresent: false,
  hasCertificate: false,
  ...changes,
});
const run = { startsOn: '2026-06-15', cancelled: false };
const codes = (...args: Parameters<typeof decisionRefusals>) =>
  decisionRefusals(...args).map(({ code }) => code);
const states = Object.values(EnrolmentState);

describe('who may go where', () => {
  test('each state and each target: allowed by the table, unchanged, or refused by name', () => {
    for (const from of states) {
      for (const to of states) {
        const found = codes([one(from)], run, { to, reason: 'because', today: '2026-06-16' });
        const allowed = from === to || nextStates(from).includes(to);
        expect([from, to, found]).toEqual([from, to, allowed ? [] : ['ENROLMENT_CANNOT_BECOME']]);
      }
    }
  });

  test('from every state there is a way on, and a confirmed person never becomes nominated again', () => {
    for (const state of states) expect(nextStates(state).length).toBeGreaterThan(0);
    expect(nextStates('CONFIRMED')).not.toContain('NOMINATED');
    expect(nextStates('NOMINATED')).not.toContain('NO_SHOW');
  });

  test('giving up or refusing a place is explained', () => {
    const said = { to: 'WITHDRAWN', reason: null, today: '2026-06-01' } as const;
    expect(codes([one('CONFIRMED')], run, said)).toEqual(['REASON_REQUIRED']);
    expect(codes([one('WITHDRAWN')], run, said)).toEqual([]);
  });

  test('nobody fails to show before the first day, or after having been seen', () => {
    const noShow = (today: string) => ({ to: 'NO_SHOW', reason: null, today }) as const;
    expect(codes([one('CONFIRMED')], run, noShow('2026-06-14'))).toEqual(['NO_SHOW_TOO_EARLY']);
    expect(codes([one('CONFIRMED')], run, noShow('2026-06-15'))).toEqual([]);
    expect(codes([one('CONFIRMED', { wasPresent: true })], run, noShow('2026-06-15'))).toEqual([
      'NO_SHOW_WAS_PRESENT',
    ]);
  });

  test('who holds a certificate of the run took part in it', () => {
    const away = { to: 'WITHDRAWN', reason: 'ill', today: '2026-06-20' } as const;
    expect(codes([one('CONFIRMED', { hasCertificate: true })], run, away)).toEqual(['ENROLMENT_CERTIFIED']);
  });

  test('a cancelled run gives no places, but people can be let go', () => {
    const cancelled = { ...run, cancelled: true };
    expect(
      codes([one('NOMINATED')], cancelled, { to: 'CONFIRMED', reason: null, today: '2026-06-01' }),
    ).toEqual(['RUN_CANCELLED']);
    expect(
      codes([one('NOMINATED')], cancelled, { to: 'DECLINED', reason: 'cancelled', today: '2026-06-01' }),
    ).toEqual([]);
  });
});

test('the last place can be given, the one after it not', () => {
  expect(capacityRefusal({ places: 20, confirmed: 19, held: 0, wanted: 1 })).toBeNull();
  expect(capacityRefusal({ places: 20, confirmed: 19, held: 0, wanted: 2 })).toMatchObject({
    code: 'RUN_FULL',
    params: { confirmed: 21, places: 20 },
  });
  expect(capacityRefusal({ places: 20, confirmed: 25, held: 0, wanted: 0 })).toBeNull();
  expect(capacityRefusal({ places: 20, confirmed: 18, held: 1, wanted: 2 })).toMatchObject({
    code: 'PLACES_HELD',
    params: { held: 1, free: 1 },
  });
});

test('a clash is a warning: a reason lets it pass', () => {
  const clash = { personId: 'p', name: 'Карим', runCode: 'NPS-2-2026-01' };
  expect(clashRefusals([clash], null)).toMatchObject([{ code: 'PARTICIPANT_BUSY', path: 'reason' }]);
  expect(clashRefusals([clash], 'only half a day there')).toEqual([]);
});
