import { expect, it } from 'vitest';
import { standingVerdicts, taught, type Teaching } from './rules';

const said = (assessorId: string, passed: boolean | null) => ({ assessorId, passed });

it('of each assessor the last word stands, unless it was taken back', () => {
  const all = [said('a', false), said('b', true), said('a', true), said('c', true), said('c', null)];
  expect(standingVerdicts(all)).toEqual([said('a', true), said('b', true)]);
  expect(standingVerdicts([...all, said('c', false)])).toContainEqual(said('c', false));
  expect(standingVerdicts([])).toEqual([]);
});

it('who is on sessions taught those for whom these are; who is assigned and on none taught everyone', () => {
  const teaching: Teaching = {
    assignedIds: new Set(['of all', 'of a', 'on none']),
    sessions: [
      { trackId: null, trainerIds: ['of all', 'guest'] },
      { trackId: 'A', trainerIds: ['of a'] },
    ],
  };
  const of = (assessorId: string) => [
    taught(assessorId, { trackId: 'A' }, teaching),
    taught(assessorId, { trackId: 'B' }, teaching),
    taught(assessorId, { trackId: null }, teaching),
  ];
  expect(of('of all')).toEqual([true, true, true]);
  expect(of('guest')).toEqual([true, true, true]);
  expect(of('of a')).toEqual([true, false, false]);
  expect(of('on none')).toEqual([true, true, true]);
  expect(of('another')).toEqual([false, false, false]);
});
