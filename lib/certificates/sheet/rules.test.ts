import { expect, it } from 'vitest';
import { canBeIssued, distinct, formerOf, standingOf } from './rules';

const met = { state: 'MET', conditions: [] } as const;
const facts = {
  ...{ certified: false, ended: false, held: false, doubted: false, second: false },
  completion: { ...met, conditions: [] },
  lacks: [],
};
const notMet = { state: 'NOT_MET' as const, conditions: [] };
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
  ['NOT_MET', false, { completion: notMet }],
  ['ATTENDANCE', true, { second: true, completion: notMet }],
  ['BLOCKED', false, { second: true, completion: notMet, lacks: [lack] }],
  ['DOUBTED', false, { second: true, completion: notMet, doubted: true }],
  ['HELD', false, { second: true, completion: notMet, held: true }],
  ['REVOKED', true, { second: true, completion: notMet, ended: true }],
  ['ISSUED', false, { second: true, completion: notMet, certified: true }],
])('%s', (standing, issuable, changes) => {
  expect(standingOf({ ...facts, ...changes })).toBe(standing);
  expect(canBeIssued({ ...facts, ...changes })).toBe(issuable);
});

it('says each thing once', () => {
  expect(distinct([lack, { ...lack }, { ...lack, path: 'other' }])).toHaveLength(2);
});

const verdicts = (own: 'MET' | 'OPEN' | 'NOT_MET') => [
  { kind: 'COMPLETION' as const, completion: { state: own, conditions: [] } },
  { kind: 'ATTENDANCE' as const, completion: { ...met, conditions: [] } },
];
const [live, over] = [null, new Date(0)];

it.each([
  ['nothing', 'MET', [], { certified: false, ended: false }],
  [
    'one of completion, whatever came later',
    'NOT_MET',
    [['COMPLETION', live]],
    { certified: true, ended: false },
  ],
  ['one of attendance', 'NOT_MET', [['ATTENDANCE', live]], { certified: true, ended: false }],
  [
    'one of attendance, while the other is open',
    'OPEN',
    [['ATTENDANCE', live]],
    { certified: true, ended: false },
  ],
  [
    'one of attendance, and then completes',
    'MET',
    [['ATTENDANCE', live]],
    { certified: false, ended: false },
  ],
  [
    'one of attendance that was issued anew, and then completes',
    'MET',
    [
      ['ATTENDANCE', live],
      ['ATTENDANCE', over],
    ],
    { certified: false, ended: false },
  ],
  [
    'one of attendance instead of a revoked one of completion, and then completes',
    'MET',
    [
      ['ATTENDANCE', live],
      ['COMPLETION', over],
    ],
    { certified: false, ended: true },
  ],
  ['a revoked one of completion', 'NOT_MET', [['COMPLETION', over]], { certified: false, ended: true }],
] as const)('holds %s', (_, own, certificates, expected) => {
  const held = certificates.map(([kind, endedAt]) => ({ kind, endedAt }));
  expect(formerOf(held, verdicts(own))).toEqual(expected);
});
