import type { Cell } from '@/lib/files/tables/types';
import { cellText, words } from '../cells/rules';
import { readSex } from '../codes/rules';
import type { ColumnPart, ListColumn } from '../types';

const partsOfDate: [ColumnPart, RegExp][] = [
  ['DAY', /^(день|число|day|kun|kuni|кун|куни|күн|күні|күнү|рӯз|рӯзи|gün|güni)$/u],
  ['MONTH', /^(месяц|мес|month|oy|oyi|ой|ойи|ай|айы|моҳ|моҳи|aý|aýy|ay)$/u],
  ['YEAR', /^(год|year|yil|yili|йил|йили|жыл|жылы|сол|соли|ýyl|ýyly|il)$/u],
];

/**
 * Columns that only together say one thing: "М" and "Ж" with a mark in one of them, and day, month and year of a
 * birth date each in its own.
 */
export function joinParts(columns: ListColumn[], sample: Cell[][]): void {
  joinSex(columns, sample);
  joinDate(columns);
}

/** Whether a row only names such parts, and so belongs to the header above it. */
export function namesParts(cells: readonly Cell[]): boolean {
  const filled = cells.map(cellText).filter(Boolean);
  const isPart = (text: string) =>
    readSex(text) !== null || partsOfDate.some(([, form]) => form.test(words(text)));
  return filled.length >= 2 && filled.length <= 5 && filled.every(isPart);
}

const lastLine = (column: ListColumn) => column.header.split(' / ').at(-1) ?? '';
const isFree = ({ field, by }: ListColumn, own: string) =>
  by !== 'READER' && (field === null || field === own);

function joinSex(columns: ListColumn[], sample: Cell[][]): void {
  const said = columns.flatMap((column) => {
    const sex = isFree(column, 'sex') ? readSex(lastLine(column)) : null;
    return sex ? [{ column, sex }] : [];
  });
  for (const [i, { column, sex }] of said.entries()) {
    const next = said[i + 1];
    if (!next || next.sex === sex || next.column.index !== column.index + 1) continue;
    const marks = [column, next.column].every(({ index }) =>
      sample.every((row) => cellText(row[index]).length <= 5),
    );
    if (!marks) continue;
    Object.assign(column, { field: 'sex', part: sex, confidence: 1, by: 'HEADER' });
    Object.assign(next.column, { field: 'sex', part: next.sex, confidence: 1, by: 'HEADER' });
    return;
  }
}

function joinDate(columns: ListColumn[]): void {
  const found = columns.flatMap((column) => {
    const line = words(lastLine(column));
    const part = partsOfDate.find(([, form]) => form.test(line))?.[0];
    return part && isFree(column, 'birthDate') ? [{ column, part }] : [];
  });
  const three = (['DAY', 'MONTH', 'YEAR'] as const).map((part) => found.find((each) => each.part === part));
  if (three.some((each) => each === undefined)) return;
  for (const { column, part } of three.filter((each) => each !== undefined))
    Object.assign(column, { field: 'birthDate', part, confidence: 1, by: 'HEADER' });
}
