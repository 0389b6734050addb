import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceOnly } from '@/lib/courses/rules';
import { completion as concluded } from '../completion/rules';
import type { CompletionFacts, SessionFact } from '../completion/types';
import { effectOf, numbersDiffer } from './rules';

const definition = attendanceOnly({ minPercent: 75, of: 'SESSIONS', excused: 'NEUTRAL' });
const completion = (sessions: readonly SessionFact[], asked = definition) =>
  concluded({ sessions, verdicts: [], postTest: null }, asked);
const statuses = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT', 'NOT_RECORDED', 'NOT_EXPECTED'] as const;
const title = { titleEn: 'Session', titleRu: null };
const facts = fc.array(
  fc.record({
    durationMinutes: fc.constant(90),
    status: fc.constantFrom(...statuses),
    minutes: fc.constant(null),
    mandatory: fc.boolean(),
    title: fc.constant(title),
  }),
  { minLength: 1, maxLength: 8 },
);
const of = (...marks: SessionFact['status'][]) =>
  completion(
    marks.map((status) => ({ durationMinutes: 90, status, minutes: null, mandatory: false, title })),
    definition,
  );

describe('what later marks do to a certificate', () => {
  test.each([
    ['STANDS', of('PRESENT', 'PRESENT', 'PRESENT', 'ABSENT')],
    ['UNEARNED', of('PRESENT', 'PRESENT', 'ABSENT', 'ABSENT')],
    ['UNCERTAIN', of('PRESENT', 'PRESENT', 'NOT_RECORDED', 'ABSENT')],
    ['GONE', null],
  ] as const)('%s', (effect, now) => {
    expect(effectOf(now)).toBe(effect);
  });

  test('the order of the sessions makes no difference, and one more absence does', () => {
    fc.assert(
      fc.property(facts, (sessions) => {
        const before = completion(sessions, definition);
        expect(numbersDiffer(before, completion([...sessions].reverse(), definition))).toBe(false);
        const present = sessions.findIndex(({ status }) => status === 'PRESENT');
        if (present < 0) return;
        const after = sessions.map((each, index) =>
          index === present ? { ...each, status: 'ABSENT' as const } : each,
        );
        expect(numbersDiffer(before, completion(after, definition))).toBe(true);
      }),
    );
  });

  test('it stands exactly where it would be issued today', () => {
    fc.assert(
      fc.property(facts, (sessions) => {
        const now = completion(sessions, definition);
        expect(effectOf(now) === 'STANDS').toBe(now.state === 'MET');
      }),
    );
  });

  test('whoever is not on the run any more has other numbers', () => {
    expect(numbersDiffer(of('PRESENT'), null)).toBe(true);
  });

  test('another score, another word and another condition are other numbers; the same again is not', () => {
    const asked = { ...definition, verdict: { independent: false }, postTest: { minPercent: 70 } };
    const facts = (changes: Partial<CompletionFacts> = {}) =>
      concluded({ sessions: [], verdicts: [], postTest: { points: 80, maxPoints: 100 }, ...changes }, asked);
    expect(numbersDiffer(facts(), facts())).toBe(false);
    expect(numbersDiffer(facts(), facts({ postTest: { points: 90, maxPoints: 100 } }))).toBe(true);
    expect(numbersDiffer(facts(), facts({ verdicts: [{ passed: true, taught: true }] }))).toBe(true);
    expect(
      numbersDiffer(of('PRESENT'), concluded({ sessions: [], verdicts: [], postTest: null }, asked)),
    ).toBe(true);
  });
});
