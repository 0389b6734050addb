import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currencies, formatMoney, minorOf, mostMinor, typedAmount } from './rules';

it.each([
  ['1 234,50', 'USD', 123450],
  ['1234.5', 'USD', 123450],
  ['0.07', 'USD', 7],
  ['100', 'UZS', 10000],
  ['1500', 'JPY', 1500],
  ['1500.00', 'JPY', 1500],
  ['', 'USD', null],
  ['1500.5', 'JPY', 'AMOUNT_FORMAT'],
  ['1.234', 'USD', 'AMOUNT_FORMAT'],
  ['1,234.50', 'USD', 'AMOUNT_FORMAT'],
  ['-5', 'USD', 'AMOUNT_FORMAT'],
  ['ten', 'USD', 'AMOUNT_FORMAT'],
  ['99999999999999999', 'USD', 'AMOUNT_TOO_LARGE'],
] as const)('“%s” %s is %s', (typed, currency, minor) => {
  expect(minorOf(typed, currency)).toBe(minor);
});

it('is written as the reader writes it', () => {
  expect(formatMoney(2006350, 'USD', 'en')).toBe('20,063.50\u00a0USD');
  expect(formatMoney(2006350, 'USD', 'ru')).toBe('20\u202f063,50\u00a0USD');
  expect(formatMoney(5, 'KGS', 'en')).toBe('0.05\u00a0KGS');
  expect(formatMoney(1500, 'JPY', 'en')).toBe('1,500\u00a0JPY');
});

it('any amount of any currency comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostMinor }), fc.constantFrom(...currencies), (minor, currency) => {
      expect(minorOf(typedAmount(minor, currency), currency)).toBe(minor);
    }),
  );
});
