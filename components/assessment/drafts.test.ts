import { describe, expect, it } from 'vitest';
import type { ResultsRow } from '@/lib/assessment/queries';
import {
  besideCells,
  changedCells,
  noDrafts,
  pastedBlock,
  shownScore,
  unreadable,
  withoutSent,
  withScores,
} from './drafts';

const outOf = { PRE: 100, POST: 20 };
const row = (enrolmentId: string, post: { points: number; maxPoints: number } | null): ResultsRow => ({
  enrolmentId,
  person: { id: `person ${enrolmentId}`, officialName: null, latinName: enrolmentId },
  ...{ onRoster: true, own: false, pre: null },
  post: post && {
    id: `score ${enrolmentId}`,
    score: post,
    recordedAt: new Date(0),
    recordedBy: 'A',
    former: [],
  },
  verdicts: [
    {
      ...{ id: 'word', assessorId: 'assessor', assessor: { officialName: null, latinName: 'As' } },
      ...{ passed: true, taught: false, remark: null, recordedAt: new Date(0), recordedBy: 'A' },
    },
  ],
});
const rows = [row('a', { points: 14, maxPoints: 20 }), row('b', null)];
const typed = (enrolmentId: string, text: string) => [{ enrolmentId, kind: 'POST' as const, text }];

describe('what was typed into the grid', () => {
  it('is sent where it says something else than what is saved, with what was seen there', () => {
    const drafts = withScores(withScores(noDrafts, typed('a', '14,0'), 'ENTERED'), typed('b', '9'), 'FILE');
    const { input, keys } = changedCells(rows, drafts, outOf);
    expect(input.scores).toEqual([
      { enrolmentId: 'b', kind: 'POST', text: '9', source: 'FILE', outOf: 20, seen: null },
    ]);
    expect(keys.scores).toEqual(['b POST']);
    const again = changedCells(rows, withScores(noDrafts, typed('a', ''), 'ENTERED'), outOf);
    expect(again.input.scores).toMatchObject([{ text: '', seen: 'score a' }]);
  });

  it('says an assessor’s word only where it changes', () => {
    const said = (passed: boolean | null, remark = '') =>
      changedCells(rows, { ...noDrafts, verdicts: { 'a assessor': { passed, remark } } }, outOf).input
        .verdicts;
    expect(said(true)).toEqual([]);
    expect(said(true, ' ')).toEqual([]);
    expect(said(false)).toMatchObject([{ enrolmentId: 'a', assessorId: 'assessor', seen: 'word' }]);
    expect(said(true, 'Well done')).toMatchObject([{ remark: 'Well done' }]);
  });

  it('stays in its cell until it is saved, and what was typed over it meanwhile stays too', () => {
    const sent = withScores(noDrafts, typed('b', '9'), 'ENTERED');
    expect(shownScore(rows[1]!, 'POST', sent, outOf)).toBe('9');
    expect(shownScore(rows[0]!, 'POST', noDrafts, outOf)).toBe('14');
    expect(shownScore(rows[0]!, 'POST', noDrafts, { PRE: 100, POST: 100 })).toBe('14/20');
    expect(withoutSent(sent, sent)).toEqual(noDrafts);
    const later = withScores(sent, typed('b', '10'), 'ENTERED');
    expect(withoutSent(later, sent)).toEqual(later);
  });

  it('has its problems beside its cells, whoever found them', () => {
    const drafts = withScores(withScores(noDrafts, typed('a', '15'), 'ENTERED'), typed('b', '21'), 'ENTERED');
    const cells = changedCells(rows, drafts, outOf);
    expect(unreadable(cells)).toMatchObject({ 'b POST': { code: 'SCORE_OVER_MAXIMUM' } });
    const refusals = [{ code: 'CHANGED_MEANWHILE', path: 'scores.0.text' }, { code: 'RUN_CANCELLED' }];
    expect(besideCells(refusals, cells)).toEqual({
      problems: { 'a POST': refusals[0] },
      general: [refusals[1]],
    });
  });
});

it.each([
  ['70', null],
  ['70\n80\n', [['70'], ['80']]],
  ['70\r\n\r\n90', [['70'], [''], ['90']]],
  ['40\t70', [['40', '70']]],
])('a paste of %j', (text, block) => {
  expect(pastedBlock(text)).toEqual(block);
});
