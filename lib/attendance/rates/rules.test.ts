import { expect, test } from 'vitest';
import { attendanceRate, type AttendedSession, type AttendanceRule } from './rules';

const now = new Date('2026-06-10T12:00:00Z');
const rule: AttendanceRule = { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' };

const session = (
  status: AttendedSession['status'],
  change: Partial<AttendedSession> = {},
): AttendedSession => ({
  durationMinutes: 90,
  counts: true,
  cancelled: false,
  endsAt: '2026-06-09T12:00:00Z',
  minutes: null,
  status,
  ...change,
});
const coming = (status: AttendedSession['status'] = 'NOT_RECORDED') =>
  session(status, { endsAt: '2026-06-11T12:00:00Z' });

test('half-way through, five of five held is half of what is planned', () => {
  const sessions = [
    ...Array<AttendedSession>(5).fill(session('PRESENT')),
    ...Array<AttendedSession>(5).fill(coming()),
  ];
  expect(attendanceRate(sessions, rule, now)).toMatchObject({
    shareOfHeld: 1,
    shareOfPlanned: 0.5,
    reachable: 1,
    atRisk: false,
  });
});

test('at risk is who can no longer reach what the course asks for', () => {
  const sessions = [session('ABSENT'), session('ABSENT'), session('PRESENT'), coming(), coming()];
  expect(attendanceRate(sessions, rule, now)).toMatchObject({ reachable: 0.6, atRisk: true });
  expect(attendanceRate(sessions.slice(1), { ...rule, minPercent: 75 }, now)).toMatchObject({
    reachable: 0.75,
    atRisk: false,
  });
});

test('a session without a record counts as not attended, and is still open', () => {
  const rate = attendanceRate([session('NOT_RECORDED'), session('PRESENT')], rule, now);
  expect(rate).toMatchObject({ attended: 1, held: 2, shareOfHeld: 0.5, reachable: 1, atRisk: false });
});

test('excused: the course says what it is worth', () => {
  const sessions = [session('EXCUSED'), session('PRESENT')];
  const shares = (['NEUTRAL', 'PRESENT', 'ABSENT'] as const).map((excused) => {
    const rate = attendanceRate(sessions, { ...rule, excused }, now);
    return [rate.attended, rate.held, rate.planned];
  });
  expect(shares).toEqual([
    [1, 1, 1],
    [2, 2, 2],
    [1, 2, 2],
  ]);
});

test('who joined late is not measured by what was before, and the course planned it all the same', () => {
  const rate = attendanceRate([session('NOT_EXPECTED'), session('PRESENT'), coming(), coming()], rule, now);
  expect(rate).toMatchObject({ shareOfHeld: 1, planned: 4, reachable: 0.75, atRisk: true });
});

test('openings and cancelled sessions do not count', () => {
  const rate = attendanceRate(
    [session('ABSENT', { counts: false }), session('ABSENT', { cancelled: true })],
    rule,
    now,
  );
  expect(rate).toMatchObject({
    held: 0,
    planned: 0,
    shareOfHeld: null,
    shareOfPlanned: null,
    reachable: null,
    atRisk: false,
  });
});

test('by minutes, what was missed is taken off, and never more than the session', () => {
  const sessions = [
    session('LATE', { minutes: 30 }),
    session('LEFT_EARLY', { minutes: 120 }),
    session('LATE'),
  ];
  expect(attendanceRate(sessions, { ...rule, of: 'MINUTES' }, now)).toMatchObject({
    attended: 150,
    held: 270,
  });
  expect(attendanceRate(sessions, rule, now)).toMatchObject({ attended: 3, held: 3 });
});
