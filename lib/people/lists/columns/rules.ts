import type { TableSheet } from '@/lib/files/tables/types';
import { readPhone } from '@/lib/text/phone';
import { cellLines, cellText } from '../cells/rules';
import { readCountry, readEmail, readLanguage, readSector, readSex } from '../codes/rules';
import { readDate } from '../dates/rules';
import type { FoundHeader } from '../header/rules';
import { looksLikeName, nameOf } from '../names/rules';
import { joinParts } from '../parts/rules';
import type { ListField, ListOptions } from '../schema';
import { pairScripts, spreadNames } from '../spans/rules';
import type { ListColumn } from '../types';
import { wholePerson } from '../whole/rules';

/** A list may have a work phone and a mobile one; of names there is one. */
const mayRepeat = new Set<ListField>(['phone', 'email']);
const sampled = 200;

/**
 * What each column holds: what the reader said, else what the header says, else what most cells look like.
 * @param firstRow the first row below the header, from 0
 */
export function readColumns(
  sheet: TableSheet,
  header: FoundHeader | null,
  firstRow: number,
  options: Pick<ListOptions, 'mapping' | 'country'>,
): ListColumn[] {
  const sample = sheet.rows.slice(firstRow, firstRow + sampled);
  const width = Math.max(header?.texts.length ?? 0, ...sample.map((row) => row.length), 0);
  const hidden = new Set(sheet.hiddenColumns);
  const columns = Array.from({ length: width }, (_, index) => fromHeader(header, index, hidden.has(index)));
  const said = new Map(Object.entries(options.mapping ?? {}).map(([index, field]) => [Number(index), field]));
  for (const column of columns) {
    const field = said.get(column.index);
    if (field !== undefined) Object.assign(column, { field, confidence: 1, by: 'READER' });
  }
  joinParts(columns, sample);
  const dropped = settle(columns);
  pairScripts(columns, sample, dropped);
  spreadNames(columns, sample);
  for (const column of columns) {
    if (column.by !== null || column.hidden) continue;
    const guess = fromContent(sheet, sample, column.index, options.country);
    if (guess && (mayRepeat.has(guess.field) || !columns.some((other) => other.field === guess.field))) {
      Object.assign(column, guess, { by: 'CONTENT' });
    }
  }
  nameOrWhole(sheet, sample, columns);
  honorifics(sample, columns);
  return columns;
}

function fromHeader(header: FoundHeader | null, index: number, hidden: boolean): ListColumn {
  const match = header?.matches[index] ?? null;
  const column: ListColumn = {
    index,
    header: header?.texts[index] ?? '',
    field: null,
    confidence: 0,
    by: null,
    part: null,
    hidden,
  };
  if (!match) return column;
  const field = match.field === 'IGNORED' ? null : match.field;
  return { ...column, field, confidence: match.confidence, by: 'HEADER' };
}

/**
 * One column a field: the reader's word first, then what the file shows, then the surest, then the leftmost. And
 * "Имя" beside "Фамилия". Gives the columns that lost, and to which field.
 */
function settle(columns: ListColumn[]): Map<ListColumn, ListField> {
  const has = (field: ListField) => columns.some((column) => column.field === field);
  for (const column of columns) {
    if (column.by !== 'HEADER') continue;
    if (column.field === 'fullName' && has('familyName') && !has('givenName')) column.field = 'givenName';
    if (column.field === 'givenName' && !has('familyName') && !has('fullName')) column.field = 'fullName';
    if (column.field === 'latinGivenName' && !has('latinFamilyName')) column.field = 'latinName';
  }
  const rank = ({ by, hidden, confidence }: ListColumn) =>
    by === 'READER' ? 2 : hidden ? confidence - 1 : confidence;
  const dropped = new Map<ListColumn, ListField>();
  const taken = new Set<ListField>();
  for (const column of [...columns].sort((a, b) => rank(b) - rank(a) || a.index - b.index)) {
    if (!column.field || column.part || mayRepeat.has(column.field)) continue;
    if (taken.has(column.field)) {
      dropped.set(column, column.field);
      Object.assign(column, { field: null, confidence: 0, by: 'HEADER' });
    } else taken.add(column.field);
  }
  return dropped;
}

type Guess = { field: ListField; confidence: number };

function fromContent(
  sheet: TableSheet,
  sample: TableSheet['rows'],
  index: number,
  country?: string,
): Guess | null {
  const counts = new Map<ListField, number>();
  let filled = 0;
  for (const row of sample) {
    const cell = row[index] ?? null;
    const text = cellText(cell);
    if (!text) continue;
    filled += 1;
    const field = kindOf(text, cell, cellLines(cell), country);
    if (field) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best || filled === 0) return null;
  const share = best[1] / filled;
  return share >= 0.6 ? { field: best[0], confidence: Math.min(0.8, share * 0.8) } : null;
}

function kindOf(text: string, cell: unknown, lines: string[], country?: string): ListField | null {
  const one = lines.length === 1 && !/[,;]/.test(text);
  if (one && readEmail(text).email) return 'email';
  if (one && looksLikeName(nameOf(text))) return 'fullName';
  if (readSex(text)) return 'sex';
  if (typeof cell === 'object' && cell !== null) return 'birthDate';
  if (/\d/.test(text)) {
    // A bare number of five digits may be anything; a date has its signs.
    if (/[./-]|\p{L}/u.test(text) && readDate(text).date) return 'birthDate';
    if (one && readPhone(text, country).phone) return 'phone';
  }
  if (text.length > 2 && readCountry(text)) return 'country';
  if (readSector(text)) return 'sector';
  if (text.length > 2 && readLanguage(text)) return 'language';
  return wholePerson(lines, country) && (lines.length > 1 || /[,;]|\s[-–—]\s/.test(text)) ? 'person' : null;
}

/** "Title" that holds Mr and Ms is no position: it says the sex, where no other column does. */
function honorifics(sample: TableSheet['rows'], columns: ListColumn[]): void {
  const column = columns.find(({ field, by }) => field === 'position' && by === 'HEADER');
  const texts = column ? sample.map((row) => cellText(row[column.index])).filter(Boolean) : [];
  if (!column || texts.length === 0 || !texts.every((text) => /^(mr|mrs|ms|miss|dr|prof)\.?$/i.test(text)))
    return;
  column.field = columns.some(({ field }) => field === 'sex') ? null : 'sex';
}

/** A "name" column whose cells hold more than the name ("Исаков А. К., инспектор, тел. …") is a person a cell. */
function nameOrWhole(sheet: TableSheet, sample: TableSheet['rows'], columns: ListColumn[]): void {
  const column = columns.find((each) => each.field === 'fullName' && each.by !== 'READER');
  if (!column) return;
  let whole = 0;
  let filled = 0;
  for (const row of sample) {
    const cell = row[column.index] ?? null;
    const text = cellText(cell);
    if (!text) continue;
    filled += 1;
    const lines = cellLines(cell);
    const person = /[,;]|\s[-–—]\s/.test(text) || lines.length > 1 ? wholePerson(lines) : null;
    if (person && Object.keys(person).length > 1) whole += 1;
  }
  if (filled > 0 && whole * 2 > filled) column.field = 'person';
}
