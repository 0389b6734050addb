import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttendanceStatus, MarkContent } from '../types';
import { conclude, look, nothingInView, readingOf } from './rules';

const session = { startsAt: '2026-06-15T09:00:00Z', endsAt: '2026-06-15T10:30:00Z', cancelled: false };
const inTime = new Date('2026-06-15T09:05:00Z');
const late = new Date('2026-06-15T09:23:00Z');

const marked = (status: AttendanceStatus): MarkContent => ({ status, minutes: null, note: null });
const known = {
  session,
  passes: { h: 'person' },
  expectedOf: (): boolean | null => true,
  markOf: (): MarkContent | null => null,
};

test('who is expected and blank is recorded, late ones with the minutes', () => {
  const record = { kind: 'record', enrolmentId: 'person' };
  expect(conclude(known, 'h', inTime)).toEqual({ ...record, as: { status: 'PRESENT', minutes: null } });
  expect(conclude(known, 'h', late)).toEqual({ ...record, as: { status: 'LATE', minutes: 23 } });
  // A note that came before the mark, or a mark that was taken back, is a blank.
  expect(conclude({ ...known, markOf: () => marked('NOT_RECORDED') }, 'h', inTime)).toMatchObject(record);
});

test('who is not expected, or not on the list, is recorded by a press only', () => {
  for (const [expected, why] of [
    [false, 'NOT_EXPECTED'],
    [null, 'NOT_ON_LIST'],
  ] as const)
    expect(conclude({ ...known, expectedOf: () => expected }, 'h', late)).toEqual({
      ...{ kind: 'ask', enrolmentId: 'person', why },
      as: { status: 'LATE', minutes: 23 },
    });
});

test('what is recorded stands; somebody said to be away who comes after all may be recorded by a press', () => {
  for (const status of ['PRESENT', 'LATE', 'LEFT_EARLY'] as const)
    expect(conclude({ ...known, markOf: () => marked(status) }, 'h', late)).toEqual({
      ...{ kind: 'stands', enrolmentId: 'person', as: null },
    });
  for (const status of ['ABSENT', 'EXCUSED', 'NOT_EXPECTED'] as const)
    expect(conclude({ ...known, markOf: () => marked(status) }, 'h', late)).toEqual({
      ...{ kind: 'stands', enrolmentId: 'person', as: { status: 'LATE', minutes: 23 } },
    });
});

test('a code that is nobody’s records nothing, and says why', () => {
  const why = (facts: Parameters<typeof conclude>[0], hash = 'h') => {
    const conclusion = conclude(facts, hash, inTime);
    return conclusion.kind === 'miss' && conclusion.why;
  };
  expect(why(known, 'another')).toBe('UNKNOWN');
  for (const ofEveryObject of ['toString', '__proto__', 'constructor'])
    expect(why(known, ofEveryObject)).toBe('UNKNOWN');
  expect(why({ ...known, passes: null })).toBe('NO_PASSES');
  expect(why({ ...known, session: { ...session, cancelled: true } })).toBe('CANCELLED');
});

test('only a blank of somebody expected in a session that takes place is ever recorded without a press', () => {
  const statuses = fc.constantFrom<(AttendanceStatus | null)[]>(
    ...([
      null,
      'PRESENT',
      'LATE',
      'LEFT_EARLY',
      'EXCUSED',
      'ABSENT',
      'NOT_RECORDED',
      'NOT_EXPECTED',
    ] as const),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(true, false, null),
      statuses,
      fc.boolean(),
      fc.constantFrom('h', 'x'),
      fc.integer({ min: -1000, max: 1000 }),
      (expected, status, cancelled, hash, minutes) => {
        const facts = {
          ...known,
          session: { ...session, cancelled },
          expectedOf: () => expected,
          markOf: () => status && marked(status),
        };
        const now = new Date(inTime.getTime() + minutes * 60_000);
        const blank = status === null || status === 'NOT_RECORDED';
        expect(conclude(facts, hash, now).kind === 'record').toBe(
          !cancelled && hash === 'h' && expected === true && blank,
        );
      },
    ),
  );
});

test('what is before the camera is told by its address', () => {
  const code = 'a'.repeat(43);
  expect(readingOf(`https://office.example/badge/${code}`)).toEqual({ code });
  expect(readingOf(`https://office.example/check-in/${'a'.repeat(48)}`)).toEqual({ miss: 'CHECK_IN' });
  expect(readingOf('https://office.example/verify/ROCA-2026-000001')).toEqual({ miss: 'CERTIFICATE' });
  for (const text of ['', 'WIFI:S:hall;;', 'https://example.org', `https://x.example/nominate/${code}`])
    expect(readingOf(text)).toEqual({ miss: 'UNREADABLE' });
});

/** Looks one after another, so many milliseconds apart; what each finds fresh. */
function looks(seen: readonly (readonly string[])[], everyMs: number): (string | null)[] {
  let inView = nothingInView;
  return seen.map((texts, index) => {
    const looked = look(inView, texts, index * everyMs);
    inView = looked.inView;
    return looked.fresh;
  });
}

test('a code that is held is taken once, until it has left the view', () => {
  const held = Array.from({ length: 50 }, () => ['a']);
  expect(looks(held, 200).filter(Boolean)).toEqual(['a']);
  // It is not read in every frame, and a slow phone looks seldom.
  expect(looks([['a'], [], ['a'], [], [], ['a']], 200).filter(Boolean)).toEqual(['a']);
  expect(looks([['a'], [], ['a'], [], ['a']], 5_000).filter(Boolean)).toEqual(['a']);
  const away = Array.from({ length: 10 }, () => []);
  expect(looks([['a'], ...away, ['a']], 200).filter(Boolean)).toEqual(['a', 'a']);
});

test('another code is taken at once, and several in view one after another, each once', () => {
  expect(looks([['a'], ['b'], ['c']], 200)).toEqual(['a', 'b', 'c']);
  expect(
    looks(
      Array.from({ length: 9 }, () => ['a', 'b', 'c']),
      200,
    ).filter(Boolean),
  ).toEqual(['a', 'b', 'c']);
});

test('whatever comes and goes: every code is taken, and never twice within a second and a half', () => {
  const frames = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 1 }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(frames, fc.integer({ min: 50, max: 3_000 }), (seen, everyMs) => {
      const fresh = looks(seen, everyMs);
      expect(new Set(fresh.filter(Boolean))).toEqual(new Set(seen.flat()));
      for (const [index, text] of fresh.entries()) {
        const before = text
          ? seen.slice(0, index).findLastIndex((texts) => texts.some((each) => each === text))
          : -1;
        if (before >= 0) expect((index - before) * everyMs).toBeGreaterThanOrEqual(1_500);
      }
    }),
  );
});
