import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EnrolmentState, NominationState } from '@/prisma/generated/enums';
import { callState, mayBeReplaced, mayChange, namingRefusal, ranked, stands, type Standing } from './rules';

const call = { places: 2, alternates: 1, deadline: '2026-06-01', closed: false, runCancelled: false };
const nominations = fc
  .array(
    fc.record({
      state: fc.constantFrom(...Object.values(NominationState)),
      enrolment: fc.constantFrom(...Object.values(EnrolmentState), null),
    }),
    { maxLength: 12 },
  )
  .map((all): Standing[] => all.map((each, index) => ({ ...each, id: String(index), rank: index + 1 })));

it('takes names until the deadline, and none once the office has closed the call', () => {
  expect(callState(call, '2026-06-01')).toBe('OPEN');
  expect(callState(call, '2026-06-02')).toBe('OVER');
  expect(callState({ ...call, closed: true }, '2026-05-01')).toBe('CLOSED');
  expect(callState({ ...call, runCancelled: true }, '2026-05-01')).toBe('CLOSED');
});

it('those who stand keep their order; whoever is beyond the places is an alternate', () => {
  fc.assert(
    fc.property(nominations, fc.integer({ min: 1, max: 5 }), (all, places) => {
      const order = ranked(all, places);
      expect(order.map(({ rank }) => rank)).toEqual(all.map((_, index) => index + 1));
      const byId = new Map(all.map((each) => [each.id, each]));
      const standing = order.filter(({ id }) => stands(byId.get(id) as Standing));
      expect(standing.map(({ id }) => Number(id))).toEqual(
        all
          .filter(stands)
          .map(({ id }) => Number(id))
          .sort((a, b) => a - b),
      );
      expect(order.slice(0, standing.length)).toEqual(standing);
      expect(standing.filter(({ alternate }) => !alternate)).toHaveLength(Math.min(places, standing.length));
      expect(standing.slice(places).every(({ alternate }) => alternate)).toBe(true);
      // Ranked once, it stays as it is.
      const again = order.map(({ id, rank }) => ({ ...(byId.get(id) as Standing), rank }));
      expect(ranked(again, places)).toEqual(order);
    }),
  );
});

it('names within the quota and its alternates', () => {
  const one = { wanted: 1, replacing: false };
  expect(namingRefusal(call, 'OPEN', { ...one, standing: 2 })).toBeNull();
  expect(namingRefusal(call, 'OPEN', { ...one, standing: 3 })).toMatchObject({ code: 'NOMINATIONS_FULL' });
  expect(namingRefusal(call, 'OVER', { ...one, standing: 0 })).toMatchObject({ code: 'NOMINATION_OVER' });
  expect(namingRefusal(call, 'OVER', { ...one, standing: 0, replacing: true })).toBeNull();
  expect(namingRefusal(call, 'CLOSED', { ...one, standing: 0, replacing: true })).toMatchObject({
    code: 'NOMINATION_CLOSED',
  });
});

it('changes until it is decided, answers what was asked, replaces who fell out', () => {
  expect(mayChange('OPEN', 'SUBMITTED')).toBe(true);
  expect(mayChange('OVER', 'SUBMITTED')).toBe(false);
  expect(mayChange('OVER', 'ASKED_BACK')).toBe(true);
  expect(mayChange('OPEN', 'ACCEPTED')).toBe(false);
  expect(mayBeReplaced({ state: 'REFUSED', enrolment: null })).toBe(true);
  expect(mayBeReplaced({ state: 'ACCEPTED', enrolment: 'CONFIRMED' })).toBe(false);
  expect(mayBeReplaced({ state: 'ACCEPTED', enrolment: 'WITHDRAWN' })).toBe(true);
  expect(mayBeReplaced({ state: 'REPLACED', enrolment: null })).toBe(false);
});
