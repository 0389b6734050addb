import { expect, it } from 'vitest';
import { costPerDay, costTotals } from './rules';
import { costSchema, sharesSchema } from './schema';

it('adds up by currency and never across', () => {
  const line = (currency: string, budgetMinor: number | null, actualMinor: number | null) => ({
    ...{ currency, budgetMinor, actualMinor },
  });
  expect(costTotals([line('USD', 100, null), line('KGS', null, 5), line('USD', 20, 90)])).toEqual([
    line('KGS', 0, 5),
    line('USD', 120, 90),
  ]);
});

it('a person-day costs its part, rounded half up, and nothing can be said without days', () => {
  expect([costPerDay(100, 3), costPerDay(5, 2), costPerDay(0, 7), costPerDay(100, 0)]).toEqual([
    33,
    3,
    0,
    null,
  ]);
});

const id = (last: string) => `01890000-0000-7000-8000-00000000000${last}`;
const messages = (...shares: (number | null)[]) =>
  sharesSchema
    .safeParse({ donors: shares.map((sharePercent, index) => ({ donorId: id(`${index}`), sharePercent })) })
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

it('shares add up to 100 or are all left out; what does not is said beside the last one', () => {
  expect(messages(50, 30, 20)).toBe(undefined);
  expect(messages(null, null)).toBe(undefined);
  expect(messages()).toBe(undefined);
  expect(messages(49, 30, 20)).toEqual(['donors.2.sharePercent DONOR_SHARES_DO_NOT_ADD_UP|total=99']);
  expect(messages(50, null)).toEqual(['donors.1.sharePercent DONOR_SHARES_DO_NOT_ADD_UP|total=50']);
});

it('a cost says its amounts in its currency, one of them at least', () => {
  const refused = (cost: Record<string, string>) =>
    costSchema
      .safeParse({ line: 'Venue', currency: 'USD', budget: '', actual: '', ...cost })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  expect(refused({ budget: '1 200', actual: '1150.50' })).toBe(undefined);
  expect(refused({})).toEqual(['budget AMOUNT_NEEDED']);
  expect(refused({ currency: 'JPY', actual: '1.5' })).toEqual(['actual AMOUNT_FORMAT']);
  expect(refused({ currency: 'XXX', actual: '1' })).toEqual(['currency NOT_A_CHOICE']);
});
