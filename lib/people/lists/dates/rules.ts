import type { Cell } from '@/lib/files/tables/types';
import { cellText, words } from '../cells/rules';

export type DateReading =
  | { date: string }
  | { date: null; reason: 'DATE_INVALID' | 'DATE_AMBIGUOUS' | 'DATE_ONLY_YEAR' | 'DATE_OUT_OF_RANGE' };

/** Beginnings of month names in the languages of the lists, January first. */
const months = [
  'jan|янв|yanv|қаң|ocak|үчтүн|ýanw',
  'feb|фев|fev|ақп|бирдин|few',
  'mar|мар|наурыз|жалган',
  'apr|апр|сәуір|чын|aprel',
  'may|май|мая|мамыр|бугу|maý',
  'jun|июн|iyun|маусым|кулжа|iýun',
  'jul|июл|iyul|шілде|теке|iýul',
  'aug|авг|avg|тамыз|баш|awg|avq',
  'sep|сен|sen|қыркүйек|аяк|sent',
  'oct|окт|okt|қазан|тогуз',
  'nov|ноя|noya|қараша|жетинин|noý',
  'dec|дек|dek|желтоқсан|бештин',
].map((names) => new RegExp(`^(?:${names})\\p{L}*$`, 'u'));

const dayMilliseconds = 86_400_000;

/**
 * A day of birth from a cell: a date, a day count of Excel in the file's system (1900 or 1904), or text. Where day and
 * month cannot be told apart, or the century, it is not guessed. Points mean day.month.year, as everywhere in the region.
 */
export function readDate(cell: Cell | undefined, date1904 = false): DateReading {
  if (typeof cell === 'object' && cell !== null) return checked(cell.date);
  if (typeof cell === 'number') return fromNumber(cell, date1904);
  return fromText(cellText(cell), date1904);
}

function fromNumber(value: number, date1904: boolean): DateReading {
  if (Number.isInteger(value) && value >= 1900 && value <= 2100)
    return { date: null, reason: 'DATE_ONLY_YEAR' };
  if (!Number.isFinite(value)) return { date: null, reason: 'DATE_INVALID' };
  const serial = Math.floor(value) + (date1904 ? 1462 : 0);
  // 60 is 29 February 1900 in Excel, a day that never was.
  if (serial < 1 || serial === 60 || serial > 80_000) return { date: null, reason: 'DATE_INVALID' };
  const days = serial > 60 ? serial : serial + 1;
  return checked(new Date(Date.UTC(1899, 11, 30) + days * dayMilliseconds).toISOString().slice(0, 10));
}

function fromText(text: string, date1904: boolean): DateReading {
  const plain = text
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/\s*(г\.?\s*р\.?|год[а]?(\s+рождения)?|г\.|г|y\.|yil|ж\.?|жылы|с\.)$/iu, '')
    .trim();
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(plain);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})\s*([-./,])\s*(\d{1,2})\s*[-./,]\s*(\d{4}|\d{2})$/.exec(plain);
  if (parts) return dayMonthYear(parts);
  if (/^(19|20)\d{2}$/.test(plain)) return { date: null, reason: 'DATE_ONLY_YEAR' };
  if (/^\d{4,5}(\.\d+)?$/.test(plain)) return fromNumber(Number(plain), date1904);
  if (/^\d{8}$/.test(plain)) return { date: null, reason: 'DATE_AMBIGUOUS' };
  return withMonthName(text);
}

function dayMonthYear([, first = '', sign = '', second = '', year = '']: RegExpExecArray): DateReading {
  if (year.length === 2) return { date: null, reason: 'DATE_AMBIGUOUS' };
  const [a, b] = [Number(first), Number(second)];
  if (sign !== '/' || a > 12 || a === b) return day(year, second, first);
  if (b > 12) return day(year, first, second);
  return { date: null, reason: 'DATE_AMBIGUOUS' };
}

function withMonthName(text: string): DateReading {
  const parts = words(text).split(' ');
  const month = months.findIndex((name) => parts.some((part) => name.test(part)));
  const numbers = parts.flatMap((part) => /^(\d{1,4})(?:\p{L}{0,2})$/u.exec(part)?.[1] ?? []);
  const year = numbers.find((number) => number.length === 4);
  const ofDay = numbers.find((number) => number.length <= 2);
  if (month < 0 || !year || !ofDay || numbers.length !== 2) return { date: null, reason: 'DATE_INVALID' };
  return day(year, String(month + 1), ofDay);
}

function day(year = '', month = '', ofMonth = ''): DateReading {
  return checked(`${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`);
}

function checked(date: string): DateReading {
  const at = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date)
    return { date: null, reason: 'DATE_INVALID' };
  const year = at.getUTCFullYear();
  return year < 1900 || year > 2100 ? { date: null, reason: 'DATE_OUT_OF_RANGE' } : { date };
}
