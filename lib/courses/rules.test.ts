import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionExample, courseProblems, sameDefinition } from './rules';
import type { CompletionDefinition } from './schema';

const rule = (changes: Partial<CompletionDefinition['attendance']> = {}): CompletionDefinition => ({
  attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL', ...changes },
});

describe('a course', () => {
  it('confers a status only with a certificate of completion', () => {
    const problem = [{ code: 'STATUS_NEEDS_COMPLETION_CERTIFICATE', path: 'certificateKind' }];
    expect(courseProblems({ certificateKind: 'ATTENDANCE', confersTypeId: 'type' })).toEqual(problem);
    expect(courseProblems({ certificateKind: null, confersTypeId: 'type' })).toEqual(problem);
    expect(courseProblems({ certificateKind: 'COMPLETION', confersTypeId: 'type' })).toEqual([]);
    expect(courseProblems({ certificateKind: null, confersTypeId: null })).toEqual([]);
  });
});

describe('two completion rules', () => {
  it('are the same when every part is', () => {
    expect(sameDefinition(rule(), rule())).toBe(true);
    expect(sameDefinition(rule(), rule({ minPercent: 81 }))).toBe(false);
    expect(sameDefinition(rule(), rule({ of: 'MINUTES' }))).toBe(false);
    expect(sameDefinition(rule(), rule({ excused: 'ABSENT' }))).toBe(false);
  });
});

describe('the example of a completion rule', () => {
  it.each([
    ['NEUTRAL', 80, 9, 8, true],
    ['PRESENT', 80, 10, 7, true],
    ['ABSENT', 80, 10, 8, true],
    ['ABSENT', 100, 10, 10, false],
    ['NEUTRAL', 100, 9, 9, true],
    ['PRESENT', 0, 10, 0, true],
  ] as const)(
    'excused as %s, %i %%: of %i counted %i',
    (excused, minPercent, counted, attended, possible) => {
      const expected = { sessions: 10, counted, attended, possible };
      expect(completionExample(rule({ excused, minPercent }))).toEqual(expected);
    },
  );

  it('never asks for less of the absent than of the excused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (minPercent) => {
        const asked = (excused: CompletionDefinition['attendance']['excused']) =>
          completionExample(rule({ minPercent, excused })).attended;
        expect(asked('PRESENT')).toBeLessThanOrEqual(asked('NEUTRAL'));
        expect(asked('NEUTRAL')).toBeLessThanOrEqual(asked('ABSENT'));
      }),
    );
  });
});
