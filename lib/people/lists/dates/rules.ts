import type { Cell } from '@/lib/files/tables/types';
import { cellText, words } from '../cells/rules';

export type DateReading =
  | { date: string; century?: true }
  | { date: null; reason: 'DATE_INVALID' | 'DATE_AMBIGUOUS' | 'DATE_ONLY_YEAR' | 'DATE_OUT_OF_RANGE' };

/** What the other cells of the column show: which of the first two numbers is the day. `MIXED`: both ways occur. */
export type DateOrder = 'DAY_FIRST' | 'MONTH_FIRST' | 'MIXED' | null;

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

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const dayMilliseconds = 86_400_000;
const numbers = /^(\d{1,2})\s*([-./,\s])\s*(\d{1,2})\s*[-./,\s]\s*(\d{4}|\d{2})$/;

/**
 * A day of birth from a cell: a date, a day count of Excel in the file's system (1900 or 1904), or text. Where day and
 * month cannot be told apart, or the century, it is not guessed. Points mean day.month.year, as everywhere in the
 * region, unless the column itself shows otherwise. `century`: written with two digits, and only one century fits.
 */
export function readDate(cell: Cell | undefined, date1904 = false, order: DateOrder = null): DateReading {
  if (typeof cell === 'object' && cell !== null) return checked(cell.date);
  if (typeof cell === 'number') return fromNumber(cell, date1904);
  return fromText(cellText(cell), date1904, order);
}

/** What the cells of a column that can be read in one way only say of the others. */
export function dateOrderOf(cells: readonly (Cell | undefined)[]): DateOrder {
  let [dayFirst, monthFirst] = [false, false];
  for (const cell of cells) {
    const [, first, , second] = (typeof cell === 'string' && numbers.exec(bare(cellText(cell)))) || [];
    if (Number(first) > 12 && Number(second) <= 12) dayFirst = true;
    if (Number(second) > 12 && Number(first) <= 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'MIXED';
  return dayFirst ? 'DAY_FIRST' : monthFirst ? 'MONTH_FIRST' : null;
}

function fromNumber(value: number, date1904: boolean): DateReading {
  if (Number.isInteger(value) && value >= 1900 && value <= 2100)
    return { date: null, reason: 'DATE_ONLY_YEAR' };
  if (!Number.isFinite(value)) return { date: null, reason: 'DATE_INVALID' };
  if (/^\d{7,8}$/.test(String(value))) return fromDigits(String(value).padStart(8, '0'));
  const serial = Math.floor(value) + (date1904 ? 1462 : 0);
  // 60 is 29 February 1900 in Excel, a day that never was.
  if (serial < 1 || serial === 60 || serial > 80_000) return { date: null, reason: 'DATE_INVALID' };
  const days = serial > 60 ? serial : serial + 1;
  return checked(new Date(Date.UTC(1899, 11, 30) + days * dayMilliseconds).toISOString().slice(0, 10));
}

/** Without the time, what stands around a date ("род. …", "… г.р.", "(38 лет)"), and doubled signs. */
function bare(text: string): string {
  return text
    .replace(/\(.*\)/g, '')
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/^(д\.?\s?р\.?|род\.?|родил(?:ся|ась)|дата рождения|born|b\.|dob)[\s:.-]*(?=\d)/iu, '')
    .replace(/\s*(г\.?\s*р\.?|год[а]?(\s+рождения)?|г\.|г|y\.|yil|йил|й\.|ж\.?|жылы|с\.)$/iu, '')
    .replace(/(?<=\d[./-]?)[OoОо](?=[\d./-])|(?<=[./-])[OoОо](?=\d)/g, '0')
    .replace(/([-./,])\s*[-./,]+/g, '$1')
    .replace(/[.,;]+$/, '')
    .trim();
}

function fromText(text: string, date1904: boolean, order: DateOrder): DateReading {
  const plain = bare(text);
  const iso = /^(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})$/.exec(plain);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const parts = numbers.exec(plain);
  if (parts) return dayMonthYear(parts, order);
  const inRoman = /^(\d{1,2})\s*[-./\s]\s*([IVXХІ]{1,4})\s*[-./\s]\s*(\d{4}|\d{2})$/i.exec(plain);
  if (inRoman) return withRoman(inRoman);
  if (/^(19|20)\d{2}$/.test(plain)) return { date: null, reason: 'DATE_ONLY_YEAR' };
  if (/^\d{4,5}(\.\d+)?$/.test(plain)) return fromNumber(Number(plain), date1904);
  if (/^\d{8}$/.test(plain)) return fromDigits(plain);
  // "12.03.1985, г. Ош": a date, and then where.
  const [, first] = /^(\d{1,2}[./-]\d{1,2}[./-]\d{4})[\s,;]+\p{L}[^\d]*$/u.exec(plain) ?? [];
  if (first) return fromText(first, date1904, order);
  return withMonthName(text);
}

/** "17021982": a year at the end or at the beginning; with a day up to 12 it could begin with the month. */
function fromDigits(digits: string): DateReading {
  const [, a = '', b = '', year = ''] = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(digits) ?? [];
  if (year && Number(a) > 12) return day(year, b, a);
  if (year && Number(b) > 12) return day(year, a, b);
  if (year) return a === b ? day(year, a, b) : { date: null, reason: 'DATE_AMBIGUOUS' };
  const [, first, month, last] = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(digits) ?? [];
  return first ? day(first, month, last) : { date: null, reason: 'DATE_INVALID' };
}

function dayMonthYear(
  [, first = '', sign = '', second = '', year = '']: RegExpExecArray,
  order: DateOrder,
): DateReading {
  const [a, b] = [Number(first), Number(second)];
  const doubtful = a <= 12 && b <= 12 && a !== b;
  if (doubtful && (order === 'MONTH_FIRST' || order === 'MIXED'))
    return { date: null, reason: 'DATE_AMBIGUOUS' };
  if (doubtful && sign === '/' && order !== 'DAY_FIRST') return { date: null, reason: 'DATE_AMBIGUOUS' };
  const monthFirst = b > 12 && a <= 12 && (sign === '/' || order === 'MONTH_FIRST' || order === 'MIXED');
  return monthFirst ? inCentury(year, first, second) : inCentury(year, second, first);
}

function withRoman([, ofMonth, said = '', year = '']: RegExpExecArray): DateReading {
  const letters = said.toUpperCase().replaceAll('Х', 'X').replaceAll('І', 'I');
  const month = roman.indexOf(letters) + 1;
  if (month === 0) return { date: null, reason: 'DATE_INVALID' };
  return inCentury(year, String(month), ofMonth);
}

/**
 * A year of two digits: whoever is sent to a training was born in 19xx from 30 on, and in 20xx up to 12; of 13 to 29
 * neither can be excluded for as long as this list may be read.
 */
function inCentury(year: string, month = '', ofMonth = ''): DateReading {
  if (year.length === 4) return day(year, month, ofMonth);
  const two = Number(year);
  if (two > 12 && two < 30) return { date: null, reason: 'DATE_AMBIGUOUS' };
  const reading = day(String(two >= 30 ? 1900 + two : 2000 + two), month, ofMonth);
  return reading.date === null ? reading : { ...reading, century: true };
}

function withMonthName(text: string): DateReading {
  const parts = words(text).split(' ');
  const month = months.findIndex((name) => parts.some((part) => name.test(part)));
  const found = parts.flatMap((part) => /^(\d{1,4})(?:\p{L}{0,2})$/u.exec(part)?.[1] ?? []);
  const year = found.find((number) => number.length === 4);
  if (month >= 0 && !year && found.length === 2 && found.every((number) => number.length <= 2)) {
    const [first = '', last = ''] = found;
    return Number(last) > 31 || Number(last) === 0
      ? inCentury(last.padStart(2, '0'), String(month + 1), first)
      : { date: null, reason: 'DATE_AMBIGUOUS' };
  }
  const ofDay = found.find((number) => number.length <= 2);
  if (year && found.length === 1 && (month >= 0 || /^(19|20)\d{2}$/.test(year)))
    return { date: null, reason: 'DATE_ONLY_YEAR' };
  if (month < 0 || !year || !ofDay || found.length !== 2) return { date: null, reason: 'DATE_INVALID' };
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
