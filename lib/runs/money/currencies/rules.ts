import { formatNumber } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';

/** Currencies that costs are kept in, with the digits after the point (ISO 4217, table A.1). */
const digitsOf = {
  ...{ USD: 2, EUR: 2, KZT: 2, KGS: 2, TJS: 2, TMT: 2, UZS: 2 },
  ...{ GBP: 2, CHF: 2, JPY: 0, RUB: 2, AZN: 2, CNY: 2, TRY: 2, AED: 2, KRW: 0, NOK: 2, SEK: 2 },
} as const;

export type Currency = keyof typeof digitsOf;
export const currencies = Object.keys(digitsOf) as Currency[];

export const isCurrency = (text: string): text is Currency => Object.hasOwn(digitsOf, text);

/** How many digits an amount of the currency has after its point; 2 for one that we do not know. */
export const minorDigits = (currency: string): number => (isCurrency(currency) ? digitsOf[currency] : 2);

/** What an amount can be at most, in the smallest unit: every program counts so far exactly. */
export const mostMinor = 9_000_000_000_000_000;

/**
 * What was typed as an amount, in the smallest unit of its currency: "1 234,50" of USD is 123450. Null for nothing;
 * AMOUNT_FORMAT for what is no amount or is finer than the currency, AMOUNT_TOO_LARGE. Never through a fraction of a float.
 */
export function minorOf(
  typed: string,
  currency: string,
): number | null | 'AMOUNT_FORMAT' | 'AMOUNT_TOO_LARGE' {
  const bare = typed.replace(/[\s\u00a0\u202f']/g, '');
  if (bare === '') return null;
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(bare);
  const digits = minorDigits(currency);
  const fraction = (parts?.[2] ?? '').replace(/0+$/, '');
  if (!parts?.[1] || fraction.length > digits || (parts[2]?.length ?? 0) > Math.max(digits, 2))
    return 'AMOUNT_FORMAT';
  const minor = BigInt(parts[1] + fraction.padEnd(digits, '0'));
  return minor > BigInt(mostMinor) ? 'AMOUNT_TOO_LARGE' : Number(minor);
}

/** An amount as one types it: 123450 of USD is "1234.50". */
export function typedAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** "1,234.50 USD", «1 234,50 USD». */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
  const [whole = '0', fraction] = typedAmount(minor, currency).split('.');
  const point = locale === 'ru' ? ',' : '.';
  return `${formatNumber(Number(whole), locale)}${fraction ? point + fraction : ''}\u00a0${currency}`;
}
