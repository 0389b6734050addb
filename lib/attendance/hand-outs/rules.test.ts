import fc from 'fast-check';
import { expect, it } from 'vitest';
import { receivers } from './rules';

it('counts each person once, from sessions and by name', () => {
  expect(receivers({ sessions: [['a', 'b'], ['b']], personIds: ['b', 'c'] })).toBe(3);
  expect(receivers({ sessions: [], personIds: [] })).toBe(0);
});

const people = fc.array(fc.constantFrom('a', 'b', 'c', 'd'));

it('never exceeds who there is, and handing out again to the same changes nothing', () => {
  fc.assert(
    fc.property(fc.array(people), people, (sessions, personIds) => {
      const once = receivers({ sessions, personIds });
      expect(once).toBeLessThanOrEqual(4);
      expect(
        receivers({ sessions: [...sessions, ...sessions], personIds: [...personIds, ...personIds] }),
      ).toBe(once);
    }),
  );
});
