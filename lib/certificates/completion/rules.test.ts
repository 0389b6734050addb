import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompletionDefinition } from '@/lib/courses/schema';
import type { AttendanceStatus } from '@/prisma/generated/enums';
import { completion, type SessionFact } from './rules';

const definition = (changes: Partial<CompletionDefinition['attendance']> = {}): CompletionDefinition => ({
  attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL', ...changes },
});

const sessions = (letters: string, durationMinutes = 90): SessionFact[] =>
  [...letters].map((letter) => ({
    durationMinutes,
    status: (
      { p: 'PRESENT', l: 'LATE', e: 'EXCUSED', a: 'ABSENT', n: 'NOT_EXPECTED', '.': 'NOT_RECORDED' } as const
    )[letter as 'p'] as AttendanceStatus,
    minutes: letter === 'l' ? 30 : null,
  }));

describe('completion', () => {
  it.each([
    ['ppppp', 'MET', 100],
    ['ppppa', 'MET', 80],
    ['pppaa', 'NOT_MET', 60],
    ['pppp.', 'MET', 80],
    ['ppp..', 'OPEN', 60],
    ['ppaa.', 'NOT_MET', 40],
    ['.....', 'OPEN', 0],
    ['nnppp', 'MET', 100],
    ['', 'NOT_MET', 0],
  ])('of %s with four fifths asked is %s', (letters, state, percent) => {
    const result = completion(sessions(letters), definition());
    expect(result.state).toBe(state);
    expect(result.conditions[0]?.percent).toBe(percent);
  });

  it('lets the course say what an excuse is worth', () => {
    expect(completion(sessions('pppea'), definition({ excused: 'NEUTRAL' })).conditions[0]).toMatchObject({
      percent: 75,
      counted: 4,
    });
    expect(completion(sessions('pppea'), definition({ excused: 'PRESENT' })).state).toBe('MET');
    expect(completion(sessions('ppppe'), definition({ excused: 'ABSENT', minPercent: 81 })).state).toBe(
      'NOT_MET',
    );
  });

  it('gives nobody a certificate for being excused from everything', () => {
    expect(completion(sessions('eeeee'), definition()).state).toBe('NOT_MET');
  });

  it('takes minutes missed from the minutes, and not from the sessions', () => {
    expect(completion(sessions('lllll'), definition()).state).toBe('MET');
    expect(completion(sessions('lllll'), definition({ of: 'MINUTES' })).conditions[0]).toMatchObject({
      state: 'NOT_MET',
      percent: 66,
      attended: 300,
      counted: 450,
    });
  });

  it('never rounds up to the threshold', () => {
    const nearly = [...sessions('p', 799), ...sessions('a', 201)];
    expect(completion(nearly, definition({ of: 'MINUTES' })).conditions[0]).toMatchObject({
      state: 'NOT_MET',
      percent: 79,
    });
  });
});

const anySession: fc.Arbitrary<SessionFact> = fc.record({
  durationMinutes: fc.integer({ min: 15, max: 480 }),
  status: fc.constantFrom<AttendanceStatus>(
    'PRESENT',
    'LATE',
    'LEFT_EARLY',
    'EXCUSED',
    'ABSENT',
    'NOT_RECORDED',
  ),
  minutes: fc.constant(null),
});

const anyDefinition = fc
  .record({
    minPercent: fc.integer({ min: 0, max: 100 }),
    of: fc.constantFrom('SESSIONS' as const, 'MINUTES' as const),
    excused: fc.constantFrom('NEUTRAL' as const, 'PRESENT' as const, 'ABSENT' as const),
  })
  .map((attendance) => ({ attendance }));

describe('whatever is recorded next', () => {
  const replaced = (all: SessionFact[], status: AttendanceStatus) =>
    all.map((session) => (session.status === 'NOT_RECORDED' ? { ...session, status } : session));

  it('keeps MET met and NOT_MET not met', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 24 }), anyDefinition, (all, rule) => {
        const now = completion(all, rule).state;
        for (const status of ['PRESENT', 'ABSENT'] as const) {
          const then = completion(replaced(all, status), rule).state;
          if (now !== 'OPEN') expect(then).toBe(now);
          expect(then).not.toBe('OPEN');
        }
      }),
    );
  });

  it('does not depend on the order of the sessions', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 24 }), anyDefinition, (all, rule) => {
        expect(completion([...all].reverse(), rule)).toEqual(completion(all, rule));
      }),
    );
  });
});
