import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  formatDate,
  formatDateRange,
  formatDateTime,
  formatDuration,
  formatFileSize,
  formatNumber,
  formatPercent,
  formatRelativeDay,
  formatTimeRange,
} from './format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('dates', () => {
  it.each([
    ['2017-06-13', '2017-06-15', '13–15 June 2017', '13–15 июня 2017 г.'],
    ['2017-06-13', '2017-06-13', '13 June 2017', '13 июня 2017 г.'],
    ['2017-06-30', '2017-07-02', '30 June – 2 July 2017', '30 июня – 2 июля 2017 г.'],
    [
      '2017-12-30',
      '2018-01-02',
      '30 December 2017 – 2 January 2018',
      '30 декабря 2017 г. – 2 января 2018 г.',
    ],
  ])('from %s to %s', (from, to, en, ru) => {
    expect(formatDateRange(from, to, 'en')).toBe(en);
    expect(formatDateRange(from, to, 'ru')).toBe(ru);
  });

  it('writes a day in the styles', () => {
    expect(formatDate('2017-06-13', 'en', 'weekday')).toBe('Tuesday 13 June 2017');
    expect(formatDate('2017-06-13', 'ru', 'weekday')).toBe('вторник, 13 июня 2017 г.');
    expect(formatDate('2017-09-05', 'en', 'shortDay')).toBe('5 Sep 2017');
    expect(formatDate('2017-09-05', 'ru', 'shortDay')).toBe('5 сент. 2017 г.');
  });

  it('takes the day of a date column whatever the zone of the machine', () => {
    expect(formatDate(new Date('2017-06-13T00:00:00Z'), 'en')).toBe('13 June 2017');
  });

  it('shows an instant on the clock of its zone', () => {
    const instant = new Date('2017-06-13T20:30:00Z');
    expect(formatDateTime(instant, 'Asia/Tashkent', 'en')).toBe('14 June 2017, 01:30');
    expect(formatDateTime(instant, 'Europe/London', 'ru')).toBe('13 июня 2017 г., 21:30');
    expect(formatTimeRange(instant, new Date('2017-06-13T22:00:00Z'), 'UTC')).toBe('20:30–22:00');
  });

  it.each([
    ['2026-03-10', 'today', 'сегодня'],
    ['2026-03-11', 'tomorrow', 'завтра'],
    ['2026-03-09', 'yesterday', 'вчера'],
    ['2026-03-13', 'in 3 days', 'через 3 дня'],
    ['2026-03-15', 'in 5 days', 'через 5 дней'],
    ['2026-03-21', 'in 11 days', 'через 11 дней'],
    ['2026-03-08', '2 days ago', '2 дня назад'],
    ['2026-04-10', '10 April 2026', '10 апреля 2026 г.'],
  ])('%s seen from 10 March', (day, en, ru) => {
    expect(formatRelativeDay(day, '2026-03-10', 'en')).toBe(en);
    expect(formatRelativeDay(day, '2026-03-10', 'ru')).toBe(ru);
  });
});

describe('numbers', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [20063, '20,063', '20 063'],
    [-1234567, '−1,234,567', '−1 234 567'],
  ])('%d', (value, en, ru) => {
    expect(formatNumber(value, 'en')).toBe(en);
    expect(plain(formatNumber(value, 'ru'))).toBe(ru);
  });

  it('groups by a narrow space that does not break, and never writes minus nought', () => {
    expect(formatNumber(1000, 'ru')).toBe('1\u202f000');
    expect(formatNumber(-0.2, 'en')).toBe('0');
    expect(formatNumber(0.25, 'ru', 2)).toBe('0,25');
  });

  it('loses no digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e15, max: 1e15 }),
        fc.constantFrom('en' as const, 'ru' as const),
        (value, locale) => {
          expect(
            Number(
              formatNumber(value, locale)
                .replace('−', '-')
                .replace(/[,\u202f]/g, ''),
            ),
          ).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  it('writes shares, durations and sizes', () => {
    expect([formatPercent(0.854, 'en'), plain(formatPercent(0.854, 'ru', 1))]).toEqual(['85%', '85,4 %']);
    expect([90, 45, 120, 0].map((minutes) => plain(formatDuration(minutes, 'en')))).toEqual([
      '1 h 30 min',
      '45 min',
      '2 h',
      '0 min',
    ]);
    expect(plain(formatDuration(90, 'ru'))).toBe('1 ч 30 мин');
    expect([500, 12_288, 3_565_158].map((size) => plain(formatFileSize(size, 'en')))).toEqual([
      '500 bytes',
      '12 KB',
      '3.4 MB',
    ]);
  });
});
