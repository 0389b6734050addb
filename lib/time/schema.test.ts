import { expect, it } from 'vitest';
import { daySchema } from './schema';

const said = (day: string) => daySchema.safeParse(day).error?.issues.map(({ message }) => message) ?? [];

it('takes a day, and says of a year that was half typed that it is far off', () => {
  expect(said('2026-02-28')).toEqual([]);
  for (const day of ['0000-01-01', '0001-01-01', '0202-06-13', '1899-12-31', '2200-01-01', '9999-12-31'])
    expect([day, said(day)]).toEqual([day, ['DAY_FAR_OFF']]);
});

it('says of what is no day that it is none', () => {
  expect(said('2026-02-29')).toEqual(['FORMAT_INVALID']);
  expect(said('')).toContain('REQUIRED');
});
