import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotaOf } from '@/lib/runs/rules';
import { offersDue, offerUntil, type OfferFacts, type OfferPerson } from './rules';

const institutions = ['ministry', 'customs', 'clinic'];
const quotas = fc.uniqueArray(
  fc.record({
    institutionId: fc.constantFrom(...institutions, null),
    countryCode: fc.constant<string | null>(null),
    places: fc.integer({ min: 1, max: 4 }),
  }),
  { selector: (row) => row.institutionId, maxLength: 4 },
);
const person = fc.record({
  institutionIds: fc.oneof(
    fc.constant([]),
    fc.constantFrom(...institutions).map((id) => [id]),
  ),
  countryCode: fc.constantFrom('UZ', 'KZ', null),
  state: fc.constantFrom('CONFIRMED' as const, 'INVITED' as const, 'WAITING_LIST' as const),
  offeredBefore: fc.boolean(),
});
const facts: fc.Arbitrary<OfferFacts> = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    quotas,
    fc.array(person, { maxLength: 25 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([capacity, rows, people, numbers]) => ({
    capacity,
    quotas: rows.map((row) => (row.institutionId ? row : { ...row, countryCode: 'UZ' })),
    people: people.map((each, index) => ({
      ...each,
      enrolmentId: String(index),
      queueNumber: each.state === 'WAITING_LIST' ? ((numbers.next().value ?? 0) % 1000) * 100 + index : null,
    })),
  }));

const taken = ({ people }: OfferFacts) => people.filter(({ state }) => state !== 'WAITING_LIST');
const rowOf = (all: OfferFacts, each: OfferPerson) => quotaOf(all.quotas, each);
const byId = (all: OfferFacts, ids: readonly string[]) =>
  ids.map((id) => all.people.find(({ enrolmentId }) => enrolmentId === id) as OfferPerson);
const inLine = (people: readonly OfferPerson[]) =>
  people
    .filter(({ state, offeredBefore }) => state === 'WAITING_LIST' && !offeredBefore)
    .sort((a, b) => Number(a.queueNumber) - Number(b.queueNumber));

describe('free places', () => {
  it('are never offered beyond the capacity, nor beyond a row', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const due = byId(all, offersDue(all));
        expect(taken(all).length + due.length).toBeLessThanOrEqual(Math.max(all.capacity, taken(all).length));
        for (const row of all.quotas) {
          const had = taken(all).filter((each) => rowOf(all, each) === row).length;
          const now = had + due.filter((each) => rowOf(all, each) === row).length;
          expect(now).toBeLessThanOrEqual(Math.max(row.places, had));
        }
        // What rows keep for their own is not given to people of no row.
        const kept = all.quotas.reduce((sum, row) => {
          return sum + Math.max(row.places, taken(all).filter((each) => rowOf(all, each) === row).length);
        }, 0);
        const outside = due.filter((each) => rowOf(all, each) === null).length;
        const had = taken(all).filter((each) => rowOf(all, each) === null).length;
        expect(outside).toBeLessThanOrEqual(Math.max(0, all.capacity - kept - had));
      }),
    );
  });

  it('go to the line of each row in its order, and to all who have a claim', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const due = byId(all, offersDue(all));
        const full = taken(all).length + due.length >= all.capacity;
        for (const row of [...all.quotas, null]) {
          const line = inLine(all.people.filter((each) => rowOf(all, each) === row));
          const offered = due.filter((each) => rowOf(all, each) === row);
          expect(offered).toEqual(line.slice(0, offered.length));
          if (!row) continue;
          const had = taken(all).filter((each) => rowOf(all, each) === row).length;
          const claim = Math.min(line.length, Math.max(0, row.places - had));
          if (!full) expect(offered).toHaveLength(claim);
        }
      }),
    );
  });

  it('are offered once: with the offers made, none is due', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const due = new Set(offersDue(all));
        const people = all.people.map((each) =>
          due.has(each.enrolmentId) ? { ...each, state: 'INVITED' as const, queueNumber: null } : each,
        );
        expect(offersDue({ ...all, people })).toEqual([]);
      }),
    );
  });

  it('wait for the coordinator where the offer was let pass', () => {
    const waits = { institutionIds: [], countryCode: null, state: 'WAITING_LIST' as const };
    const people = [
      { ...waits, enrolmentId: 'silent', queueNumber: 1, offeredBefore: true },
      { ...waits, enrolmentId: 'next', queueNumber: 2, offeredBefore: false },
    ];
    expect(offersDue({ capacity: 2, quotas: [], people })).toEqual(['next']);
  });
});

it('an offer ends in time, and before the run begins', () => {
  const now = new Date('2026-06-01T10:00:00Z');
  expect(offerUntil(now, 48, new Date('2026-06-15T00:00:00Z'))?.toISOString()).toBe(
    '2026-06-03T10:00:00.000Z',
  );
  expect(offerUntil(now, 48, new Date('2026-06-02T00:00:00Z'))?.toISOString()).toBe(
    '2026-06-02T00:00:00.000Z',
  );
  expect(offerUntil(now, 48, now)).toBeNull();
});
