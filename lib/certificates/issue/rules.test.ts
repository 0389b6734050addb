import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPaper, paperFor, secondProblem } from './rules';

const states = ['MET', 'OPEN', 'NOT_MET'] as const;
type State = (typeof states)[number];
const verdict = <Kind extends string>(kind: Kind, state: State) => ({
  kind,
  completion: { state, conditions: [] },
});
const both = (own: State, second: State) => [verdict('COMPLETION', own), verdict('ATTENDANCE', second)];

describe('the certificate that a person would be given', () => {
  it.each([
    ['MET', 'MET', 'COMPLETION'],
    ['OPEN', 'MET', 'COMPLETION'],
    ['NOT_MET', 'MET', 'ATTENDANCE'],
    ['NOT_MET', 'OPEN', 'COMPLETION'],
    ['NOT_MET', 'NOT_MET', 'COMPLETION'],
  ] as const)('completion %s and attendance %s: of %s', (own, second, kind) => {
    expect(paperFor(both(own, second))?.kind).toBe(kind);
  });

  it('is the course’s own where it gives no other, and none where it gives none', () => {
    for (const state of states) {
      expect(paperFor([verdict('ATTENDANCE', state)])?.kind).toBe('ATTENDANCE');
      expect(paperFor([verdict('COMPLETION', state)])?.kind).toBe('COMPLETION');
    }
    expect(paperFor([])).toBeNull();
  });

  it('is of attendance only where that is earned, and not refused as the wrong one', () => {
    const state = fc.constantFrom(...states);
    fc.assert(
      fc.property(state, state, (own, second) => {
        const verdicts = both(own, second);
        const paper = paperFor(verdicts);
        if (!paper) throw new Error('a course with certificates gives none');
        expect(secondProblem(paper.kind, verdicts)).toBeNull();
        if (paper.kind === 'ATTENDANCE') expect([own, second]).toEqual(['NOT_MET', 'MET']);
      }),
    );
  });
});

it.each([
  ['MET', 'COMPLETION_EARNED'],
  ['OPEN', 'COMPLETION_UNDECIDED'],
  ['NOT_MET', undefined],
] as const)('one of attendance for whom completion is %s', (own, code) => {
  expect(secondProblem('ATTENDANCE', both(own, 'MET'))?.code).toBe(code);
  expect(secondProblem('COMPLETION', both(own, 'MET'))).toBeNull();
});

it('one of attendance is refused where the rule gives none beside', () => {
  expect(secondProblem('ATTENDANCE', [verdict('COMPLETION', 'NOT_MET')])?.code).toBe(
    'NO_ATTENDANCE_CERTIFICATE',
  );
  expect(secondProblem('ATTENDANCE', [verdict('ATTENDANCE', 'MET')])).toBeNull();
});

it('a valid certificate of completion says what one of attendance would, and not the other way', () => {
  const [completion, attendance] = [{ kind: 'COMPLETION' as const }, { kind: 'ATTENDANCE' as const }];
  expect(hasPaper([completion], 'ATTENDANCE')).toBe(true);
  expect(hasPaper([attendance], 'ATTENDANCE')).toBe(true);
  expect(hasPaper([attendance], 'COMPLETION')).toBe(false);
  expect(hasPaper([completion, attendance], 'COMPLETION')).toBe(true);
  expect(hasPaper([], 'ATTENDANCE')).toBe(false);
});
