import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOrderOf, readDate } from './rules';

it.each([
  ['09.09.1982', '1982-09-09'],
  ['9.9.1982 г.', '1982-09-09'],
  ['1982-09-09', '1982-09-09'],
  ['1982-09-09 00:00:00', '1982-09-09'],
  ['1982-09-09T00:00:00.000Z', '1982-09-09'],
  ['17/02/1982', '1982-02-17'],
  ['02/17/1982', '1982-02-17'],
  ['05/05/1982', '1982-05-05'],
  ['17-02-1982', '1982-02-17'],
  ['17 февраля 1982 г.', '1982-02-17'],
  ['«17» февраля 1982 года рождения', '1982-02-17'],
  ['17 Feb 1982', '1982-02-17'],
  ['February 17th, 1982', '1982-02-17'],
  ['1982 yil 17-fevral', '1982-02-17'],
  ['17 ақпан 1982 ж.', '1982-02-17'],
  ['17 мая 1982', '1982-05-17'],
  ['17 02 1982', '1982-02-17'],
  ['17.02. 1982 г.р.', '1982-02-17'],
  ['17..02.1982', '1982-02-17'],
  ['17.O2.1982', '1982-02-17'],
  ['17/II-1982', '1982-02-17'],
  ['17.ХІІ.1982', '1982-12-17'],
  ['17-фев-1982', '1982-02-17'],
  ['род. 17.02.1982', '1982-02-17'],
  ['17.02.1982 (43 года)', '1982-02-17'],
  ['17021982', '1982-02-17'],
  [17021982, '1982-02-17'],
  ['19820217', '1982-02-17'],
  ['1982-жылдын 17-февралы', '1982-02-17'],
  ['17 феврали соли 1982', '1982-02-17'],
  [30203, '1982-09-09'],
  ['30203', '1982-09-09'],
  [30203.5, '1982-09-09'],
  [{ date: '1982-09-09' }, '1982-09-09'],
  [61, '1900-03-01'],
  [59, '1900-02-28'],
])('reads %j', (cell, date) => {
  expect(readDate(cell)).toEqual({ date });
});

it.each([
  ['09.09.82', '1982-09-09'],
  ['9/9/82', '1982-09-09'],
  ['17.02.01', '2001-02-17'],
  ['17-фев-82', '1982-02-17'],
  ['17/II-82', '1982-02-17'],
])('reads the year of two digits in %j, and says so', (cell, date) => {
  expect(readDate(cell)).toEqual({ date, century: true });
});

it('lets the column say which of two numbers is the day', () => {
  expect(dateOrderOf(['17/02/1982', '03/04/1982', null])).toBe('DAY_FIRST');
  expect(dateOrderOf(['02/17/1982', 5])).toBe('MONTH_FIRST');
  expect(dateOrderOf(['02/17/1982', '17.02.1982'])).toBe('MIXED');
  expect(dateOrderOf(['03/04/1982', { date: '1982-09-09' }])).toBeNull();
  expect(readDate('03/04/1982', false, 'DAY_FIRST')).toEqual({ date: '1982-04-03' });
  expect(readDate('03.04.1982', false, 'MONTH_FIRST')).toMatchObject({ date: null });
  expect(readDate('02.17.1982', false, 'MONTH_FIRST')).toEqual({ date: '1982-02-17' });
});

it('counts days from 1904 where the file does', () => {
  expect(readDate(30203 - 1462, true)).toEqual({ date: '1982-09-09' });
});

it.each([
  ['03/04/1982', 'DATE_AMBIGUOUS'],
  ['3/4/82', 'DATE_AMBIGUOUS'],
  ['09.09.13', 'DATE_AMBIGUOUS'],
  ['82-09-10', 'DATE_INVALID'],
  ['03041982', 'DATE_AMBIGUOUS'],
  ['март 1982', 'DATE_ONLY_YEAR'],
  ['12.XIII.1982', 'DATE_INVALID'],
  [1982, 'DATE_ONLY_YEAR'],
  ['1982 г.р.', 'DATE_ONLY_YEAR'],
  ['31.02.1982', 'DATE_INVALID'],
  ['29.02.1983', 'DATE_INVALID'],
  [60, 'DATE_INVALID'],
  [-5, 'DATE_INVALID'],
  [Number.NaN, 'DATE_INVALID'],
  ['вчера', 'DATE_INVALID'],
  ['01.01.1700', 'DATE_OUT_OF_RANGE'],
])('does not guess %j', (cell, reason) => {
  expect(readDate(cell)).toEqual({ date: null, reason });
});

it('reads every day back, as text and as a number of either system', () => {
  const day = fc.date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (at) => {
      const date = at.toISOString().slice(0, 10);
      const [year, month, ofMonth] = date.split('-');
      const serial = Math.floor(at.getTime() / 86_400_000) + 25_569;
      expect(readDate(date)).toEqual({ date });
      expect(readDate(`${ofMonth}.${month}.${year}`)).toEqual({ date });
      // 1900 to 2100 is a year that somebody typed, not a day of 1905.
      if (serial < 1900 || serial > 2100) expect(readDate(serial)).toEqual({ date });
      const old = serial - 1462;
      if (old > 0 && (old < 1900 || old > 2100)) expect(readDate(old, true)).toEqual({ date });
    }),
  );
});
