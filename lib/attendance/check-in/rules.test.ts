import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkIn,
  checkInCode,
  checkInId,
  scanOf,
  ticketOf,
  windowMs,
  windowOf,
  type CheckInFacts,
} from './rules';

const secret = 'only-the-office-knows';
const scans = fc.record({ sessionId: fc.uuid(), window: fc.integer({ min: 1, max: 4_000_000_000 }) });
const inWindow = (window: number, after = 0) => new Date(window * windowMs + after);

describe('the code on the screen', () => {
  test('says its session, for so long and not before', () => {
    fc.assert(
      fc.property(scans, fc.integer({ min: -5, max: 5 }), fc.nat(windowMs - 1), (scan, later, after) => {
        const now = inWindow(scan.window + later, after);
        const read = scanOf(secret, 'code', checkInCode(secret, scan), now);
        if (later < 0) expect(read).toEqual({ refused: 'UNKNOWN' });
        else if (later > 2) expect(read).toEqual({ refused: 'GONE' });
        else expect(read).toEqual({ scan });
      }),
    );
  });

  test('a letter changed, another secret, another purpose: nothing', () => {
    fc.assert(
      fc.property(scans, fc.nat(47), (scan, at) => {
        const [code, now] = [checkInCode(secret, scan), inWindow(scan.window)];
        const changed = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
        expect(scanOf(secret, 'code', changed, now)).toEqual({ refused: 'UNKNOWN' });
        expect(scanOf('another', 'code', code, now)).toEqual({ refused: 'UNKNOWN' });
        expect(scanOf(secret, 'ticket', code, now)).toEqual({ refused: 'UNKNOWN' });
        expect(scanOf(secret, 'code', ticketOf(secret, scan), now)).toEqual({ refused: 'UNKNOWN' });
      }),
    );
    for (const text of ['', 'x', 'ä'.repeat(48), '<script>'])
      expect(scanOf(secret, 'code', text, new Date())).toEqual({ refused: 'UNKNOWN' });
  });

  test('a ticket lasts a quarter of an hour', () => {
    const scan = { sessionId: '0190a000-0000-7000-8000-000000000000', window: windowOf(new Date()) };
    const ticket = ticketOf(secret, scan);
    expect(scanOf(secret, 'ticket', ticket, inWindow(scan.window + 30))).toEqual({ scan });
    expect(scanOf(secret, 'ticket', ticket, inWindow(scan.window + 31))).toEqual({ refused: 'GONE' });
  });
});

describe('checking in', () => {
  const start = Date.UTC(2026, 5, 15, 9);
  const at = (minutes: number) => new Date(start + minutes * 60_000);
  const facts = (change: Partial<CheckInFacts> = {}): CheckInFacts => ({
    session: { startsAt: at(0).toISOString(), endsAt: at(90).toISOString(), cancelled: false, trackId: null },
    place: { state: 'CONFIRMED', since: at(-9000).toISOString(), trackId: null },
    ...{ rosterSince: at(-9000).toISOString(), mark: null, checkedIn: false },
    ...change,
  });

  test('around the time of the session, late after ten minutes', () => {
    expect(checkIn(facts(), at(-31))).toEqual({ refused: 'TOO_EARLY' });
    expect(checkIn(facts(), at(-30))).toEqual({ status: 'PRESENT', minutes: null });
    expect(checkIn(facts(), at(10))).toEqual({ status: 'PRESENT', minutes: null });
    expect(checkIn(facts(), at(11))).toEqual({ status: 'LATE', minutes: 11 });
    expect(checkIn(facts(), at(90))).toEqual({ status: 'LATE', minutes: 90 });
    expect(checkIn(facts(), at(91))).toEqual({ refused: 'OVER' });
  });

  test('only people of the roster who are expected there', () => {
    const place = facts().place;
    expect(checkIn(facts({ place: null }), at(0))).toEqual({ refused: 'NOT_ON_ROSTER' });
    for (const state of ['INVITED', 'WITHDRAWN', 'WAITING_LIST'] as const)
      expect(checkIn(facts({ place: place && { ...place, state } }), at(0))).toEqual({
        refused: 'NOT_ON_ROSTER',
      });
    const session = { ...facts().session, trackId: 'police' };
    expect(checkIn(facts({ session }), at(0))).toEqual({ refused: 'NOT_EXPECTED' });
    expect(checkIn(facts({ session: { ...facts().session, cancelled: true } }), at(0))).toEqual({
      refused: 'CANCELLED',
    });
  });

  test('fills only a blank: what was recorded stands, and a refused one is refused', () => {
    const mark = (status: 'PRESENT' | 'ABSENT' | 'NOT_RECORDED', source: 'REGISTER' | 'CHECK_IN') => ({
      status,
      source,
    });
    expect(checkIn(facts({ mark: mark('ABSENT', 'REGISTER') }), at(0))).toEqual({ refused: 'RECORDED' });
    expect(checkIn(facts({ mark: mark('NOT_RECORDED', 'REGISTER') }), at(0))).toMatchObject({
      status: 'PRESENT',
    });
    expect(checkIn(facts({ mark: mark('PRESENT', 'CHECK_IN'), checkedIn: true }), at(0))).toEqual({
      already: true,
    });
    for (const status of ['ABSENT', 'NOT_RECORDED'] as const)
      expect(checkIn(facts({ mark: mark(status, 'REGISTER'), checkedIn: true }), at(0))).toEqual({
        refused: 'REFUSED',
      });
  });

  test('has one id for a person and session', () => {
    const [a, b] = ['0190a000-0000-7000-8000-000000000000', '0190a000-0000-7000-8000-000000000001'];
    expect(checkInId(secret, a, b)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(checkInId(secret, a, b)).toBe(checkInId(secret, a, b));
    expect(checkInId(secret, a, b)).not.toBe(checkInId(secret, b, a));
  });
});
