import type { Cell } from '@/lib/files/tables/types';
import { isLatin } from '@/lib/text/names/scripts';
import { nameTokens } from '@/lib/text/names/tokens';
import { cellText } from '../cells/rules';
import { nameOf, namesOnly } from '../names/rules';
import type { ListField } from '../schema';
import type { ListColumn } from '../types';

/**
 * A heading "ФИО" that stands over two or three columns with one word each: they are family name, given name and
 * patronymic, in the order that their forms tell (the patronymic), else family name first.
 */
export function spreadNames(columns: ListColumn[], sample: Cell[][]): void {
  const first = columns.find(({ field, by }) => field === 'fullName' && by === 'HEADER');
  if (!first || !isOneWord(sample, first.index)) return;
  const span = [first];
  for (const column of columns.slice(first.index + 1, first.index + 3)) {
    const same = column.header === '' || column.header === first.header;
    if (!same || column.field || column.by === 'READER' || !isOneWord(sample, column.index)) break;
    span.push(column);
  }
  if (span.length < 2) return;
  const patronymic = span.findIndex((column) => arePatronymics(sample, column.index));
  const rest: ListField[] = patronymic === 1 ? ['givenName', 'familyName'] : ['familyName', 'givenName'];
  if (patronymic < 0 && span.length === 3) rest.push('patronymic');
  span.forEach((column, i) => {
    const field = i === patronymic ? 'patronymic' : rest.shift();
    if (field) Object.assign(column, { field, confidence: 0.8, by: 'HEADER' });
  });
}

const filled = (sample: Cell[][], index: number) =>
  sample.map((row) => nameOf(cellText(row[index]))).filter(Boolean);

function most(sample: Cell[][], index: number, is: (text: string) => boolean): boolean {
  const texts = filled(sample, index);
  return texts.length > 0 && texts.filter(is).length * 3 >= texts.length * 2;
}

const isOneWord = (sample: Cell[][], index: number) =>
  most(sample, index, (text) => namesOnly(text) && !/[\s.]\S/u.test(text) && /^\p{Lu}/u.test(text));

const arePatronymics = (sample: Cell[][], index: number) =>
  most(sample, index, (text) => nameTokens(text).some(({ patronymic }) => patronymic));

const latinOf: Partial<Record<ListField, ListField>> = {
  fullName: 'latinName',
  familyName: 'latinFamilyName',
  givenName: 'latinGivenName',
};

/**
 * The same name in two columns, once in each script: the Latin one is the name as in the passport. `dropped` are
 * the columns that lost to another one for the same field.
 */
export function pairScripts(
  columns: ListColumn[],
  sample: Cell[][],
  dropped: ReadonlyMap<ListColumn, ListField>,
): void {
  for (const [column, field] of dropped) {
    const latin = latinOf[field];
    const winner = columns.find((each) => each.field === field);
    if (!latin || !winner || columns.some((each) => each.field === latin)) continue;
    const [own, other] = [column, winner].map(({ index }) => most(sample, index, isLatin));
    if (own === other || filled(sample, column.index).length === 0) continue;
    if (own) Object.assign(column, { field: latin, confidence: 0.8, by: 'HEADER' });
    else {
      Object.assign(column, { field, confidence: winner.confidence, by: winner.by });
      winner.field = latin;
    }
  }
}
