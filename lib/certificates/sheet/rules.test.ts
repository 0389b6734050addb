import { expect, it } from 'vitest';
import { canBeIssued, distinct, standingOf } from './rules';

const met = { state: 'MET', conditions: [] } as const;
const facts = {
  ...{ certified: false, ended: false, held: false, doubted: false },
  completion: { ...met, conditions: [] },
  lacks: [],
};
const lack = { code: 'MISSING_LATIN_NAME', path: 'holder.latinName' };

it.each([
  ['READY', true, {}],
  ['BLOCKED', false, { lacks: [lack] }],
  ['ISSUED', false, { certified: true }],
  ['ISSUED', false, { certified: true, completion: { state: 'NOT_MET' as const, conditions: [] } }],
  ['REVOKED', true, { ended: true }],
  ['REVOKED', false, { ended: true, completion: null }],
  ['OPEN', false, { completion: { state: 'OPEN' as const, conditions: [] }, lacks: [lack] }],
  ['HELD', false, { held: true }],
  ['HELD', false, { held: true, completion: { state: 'NOT_MET' as const, conditions: [] } }],
  ['HELD', false, { held: true, ended: true }],
  ['ISSUED', false, { held: true, doubted: true, certified: true }],
  ['DOUBTED', false, { doubted: true }],
  ['DOUBTED', false, { doubted: true, lacks: [lack] }],
  ['NOT_MET', false, { doubted: true, completion: { state: 'NOT_MET' as const, conditions: [] } }],
  ['REVOKED', false, { doubted: true, ended: true }],
  ['NOT_MET', false, { completion: { state: 'NOT_MET' as const, conditions: [] } }],
])('%s', (standing, issuable, changes) => {
  expect(standingOf({ ...facts, ...changes })).toBe(standing);
  expect(canBeIssued({ ...facts, ...changes })).toBe(issuable);
});

it('says each thing once', () => {
  expect(distinct([lack, { ...lack }, { ...lack, path: 'other' }])).toHaveLength(2);
});
