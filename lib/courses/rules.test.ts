import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceOnly, certificateRules, completionExample, courseProblems, sameDefinition } from './rules';
import { completionDefinition, type CompletionDefinition } from './schema';

const rule = (changes: Partial<CompletionDefinition['attendance']> = {}): CompletionDefinition =>
  attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL', ...changes });
const second = { attendance: rule({ minPercent: 50 }).attendance, mandatorySessions: false };

describe('a course', () => {
  it('confers a status only with a certificate of completion', () => {
    const problem = [{ code: 'STATUS_NEEDS_COMPLETION_CERTIFICATE', path: 'certificateKind' }];
    const completion = rule();
    expect(courseProblems({ certificateKind: 'ATTENDANCE', confersTypeId: 'type', completion })).toEqual(
      problem,
    );
    expect(courseProblems({ certificateKind: null, confersTypeId: 'type', completion })).toEqual(problem);
    expect(courseProblems({ certificateKind: 'COMPLETION', confersTypeId: 'type', completion })).toEqual([]);
    expect(courseProblems({ certificateKind: null, confersTypeId: null, completion })).toEqual([]);
  });

  it('gives a second certificate only beside one of completion', () => {
    const completion = { ...rule(), attendanceCertificate: second };
    const problem = [{ code: 'SECOND_CERTIFICATE_NEEDS_COMPLETION', path: 'certificateKind' }];
    for (const certificateKind of ['ATTENDANCE', null] as const)
      expect(courseProblems({ certificateKind, confersTypeId: null, completion })).toEqual(problem);
    expect(courseProblems({ certificateKind: 'COMPLETION', confersTypeId: null, completion })).toEqual([]);
  });

  it('has a rule for each certificate that it gives, its own first', () => {
    const both = { ...rule(), verdict: { independent: true }, attendanceCertificate: second };
    const kindsOf = (...given: Parameters<typeof certificateRules>) =>
      certificateRules(...given).map(({ kind, conditions }) => [
        kind,
        conditions.attendance.minPercent,
        conditions.verdict !== null,
      ]);
    expect(kindsOf('COMPLETION', both)).toEqual([
      ['COMPLETION', 80, true],
      ['ATTENDANCE', 50, false],
    ]);
    expect(kindsOf('COMPLETION', rule())).toEqual([['COMPLETION', 80, false]]);
    expect(kindsOf('ATTENDANCE', both)).toEqual([['ATTENDANCE', 80, true]]);
    expect(kindsOf(null, both)).toEqual([]);
  });
});

describe('two completion rules', () => {
  it('are the same when every part is', () => {
    expect(sameDefinition(rule(), rule())).toBe(true);
    expect(sameDefinition(rule(), rule({ minPercent: 81 }))).toBe(false);
    expect(sameDefinition(rule(), rule({ of: 'MINUTES' }))).toBe(false);
    expect(sameDefinition(rule(), rule({ excused: 'ABSENT' }))).toBe(false);
  });

  it.each([
    { mandatorySessions: true },
    { verdict: { independent: false } },
    { verdict: { independent: true } },
    { postTest: { minPercent: 70 } },
    { postTest: { minPercent: 71 } },
    { attendanceCertificate: second },
    { attendanceCertificate: { ...second, mandatorySessions: true } },
  ])('differ by %o', (asked) => {
    const other = { ...rule(), ...asked };
    expect(sameDefinition(rule(), other)).toBe(false);
    expect(sameDefinition(other, rule())).toBe(false);
    expect(sameDefinition(other, { ...rule(), ...structuredClone(asked) })).toBe(true);
    expect(completionDefinition.parse(other)).toEqual(other);
  });

  it('that know of attendance only still read, and ask for nothing else', () => {
    const { attendance } = rule();
    expect(completionDefinition.parse({ attendance })).toEqual(rule());
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
