import type { TableSheet } from '@/lib/files/tables/types';
import { distance } from '@/lib/text/names/compare';
import { unmixed } from '@/lib/text/names/scripts';
import { cellText, words } from '../cells/rules';
import { namesParts } from '../parts/rules';
import type { ListField } from '../schema';
import { headerPhrases } from '../vocabulary/rules';

export type HeaderMatch = { field: ListField | 'IGNORED'; confidence: number };
export type FoundHeader = {
  /** From 0. */
  row: number;
  height: number;
  texts: string[];
  matches: (HeaderMatch | null)[];
  score: number;
};

const phrases = headerPhrases.map(([field, phrase]) => {
  const plain = words(phrase);
  return { field, phrase: plain, tokens: plain.split(' ') };
});
const exact = new Map(phrases.map(({ field, phrase }) => [phrase, field]));

/** The same few headers are asked for again and again. */
const remembered = new Map<string, HeaderMatch | null>();

const deepest = 60;
const nameFields = new Set<string>([
  'fullName',
  'familyName',
  'givenName',
  'latinName',
  'latinFamilyName',
  'person',
]);

/** Which field a header's words stand for: word for word, as part of longer words, or with a letter or two wrong. */
export function matchHeader(text: string): HeaderMatch | null {
  if (text.length > 120) return null;
  let match = remembered.get(text);
  if (match === undefined) {
    match = freshMatch(text);
    if (remembered.size > 5000) remembered.clear();
    remembered.set(text, match);
  }
  return match;
}

function freshMatch(text: string): HeaderMatch | null {
  const own = words(unmixed(text));
  if (!own) return /№|#/.test(text) ? { field: 'IGNORED', confidence: 1 } : null;
  const known = exact.get(own);
  // "Title" is Mr. or Director; a column that says more goes before it.
  if (known) return { field: known, confidence: own === 'title' ? 0.7 : 1 };
  // A header is a few words; a sentence that contains "имя" is a title.
  if (own.length > 80) return null;
  const parts = own.split(' ');
  const latin = saysLatin(own);
  let best: HeaderMatch | null = null;
  for (const { field, phrase, tokens } of phrases) {
    const confidence = Math.max(contained(parts, tokens), misspelt(own, phrase));
    // "Фамилия (латинскими буквами)" is not the family name in the own script.
    const weighed =
      latin && !field.startsWith('latin') && field !== 'IGNORED' ? confidence - 0.4 : confidence;
    if (weighed > (best?.confidence ?? 0.4)) best = { field, confidence: weighed };
  }
  return best;
}

/** "Как в паспорте" alone does not: passports of the region are in both scripts. */
const saysLatin = (own: string) =>
  /(^| )(latin|passport|english|латин\p{L}*|лат|англ\p{L}*|lotin\p{L}*|inglis\p{L}*)( |$)/u.test(own);

function contained(parts: string[], tokens: string[]): number {
  if (tokens.length > parts.length || tokens.join('').length < 3) return 0;
  const start = parts.findIndex((_, i) => tokens.every((token, j) => parts[i + j] === token));
  if (start < 0) return 0;
  const share = tokens.join('').length / parts.join('').length;
  return 0.5 + 0.4 * share + (start === 0 ? 0.05 : 0);
}

function misspelt(own: string, phrase: string): number {
  if (own.length < 5 || own.length > 40) return 0;
  const most = own.length >= 9 ? 2 : 1;
  const off = distance(own, phrase, most);
  return off > most ? 0 : 0.9 - off * 0.1;
}

/** The header of a sheet: the row, or the two or three rows together, whose words stand for the most fields. */
export function findHeader(sheet: TableSheet, at?: number): FoundHeader | null {
  let best: FoundHeader | null = null;
  const from = at ?? 0;
  const to = at === undefined ? Math.min(sheet.rows.length, deepest) : at + 1;
  for (let row = from; row < to; row += 1) {
    for (let height = 1; height <= 3 && row + height <= sheet.rows.length; height += 1) {
      if (height > 1 && looksLikeData(sheet, row + height - 1)) break;
      const found = headerAt(sheet, row, height);
      // A title above is no line of the header: another line has to bring another field.
      if (weight(found) > (best ? weight(best) : 0)) best = found;
    }
  }
  if (!best) return at === undefined ? null : headerAt(sheet, at, 1);
  const below = best.row + best.height;
  // A heading merged downwards stands in the row below it again.
  const own = (sheet.rows[below] ?? []).filter((cell, i) => cell !== sheet.rows[below - 1]?.[i]);
  if (namesParts(own)) best = headerAt(sheet, best.row, best.height + 1);
  const fields = new Set(best.matches.flatMap((match) => match?.field ?? []));
  const hasName = [...fields].some((field) => nameFields.has(field));
  return at !== undefined || (hasName && best.score >= 0.9) || fields.size >= 3 ? best : null;
}

const weight = (header: FoundHeader) => header.score - 0.3 * (header.height - 1);

function headerAt(sheet: TableSheet, row: number, height: number): FoundHeader {
  const width = Math.max(...sheet.rows.slice(row, row + height).map((cells) => cells.length), 0);
  const texts: string[] = [];
  const matches: (HeaderMatch | null)[] = [];
  const perField = new Map<string, number>();
  for (let column = 0; column < width; column += 1) {
    const stack: string[] = [];
    for (let r = row; r < row + height; r += 1) {
      const text = cellText(spread(sheet, r, column));
      if (text && text !== stack.at(-1)) stack.push(text);
    }
    const match = bestOf(stack);
    texts.push(stack.join(' / '));
    matches.push(match);
    if (match) perField.set(match.field, Math.max(perField.get(match.field) ?? 0, match.confidence));
  }
  // The same title spread over all columns is one field, numbering alone is none.
  const score = [...perField].reduce(
    (sum, [field, value]) => sum + (field === 'IGNORED' ? value / 4 : value),
    0,
  );
  return { row, height, texts, matches, score };
}

/** The lowest line says most ("Контакты" over "Телефон"); the whole helps where it says nothing. */
function bestOf(stack: string[]): HeaderMatch | null {
  const last = stack.at(-1);
  if (!last) return null;
  const all = [...stack].reverse().map(matchHeader);
  const joined = stack.length > 1 ? matchHeader(stack.join(' ')) : null;
  const own = all[0];
  // "На английском" over "Фамилия" and "Имя": they are not the name in the own script.
  const latin = own && stack.slice(0, -1).some((line) => saysLatin(words(unmixed(line))));
  const asLatin = latin ? latinOf[own.field] : undefined;
  if (own && asLatin) return { field: asLatin, confidence: own.confidence };
  if (own && own.confidence >= 0.6 && own.field !== 'IGNORED') {
    return joined && joined.field.startsWith('latin') && joined.confidence > 0.5 ? joined : own;
  }
  return joined ?? all.find((match) => match !== null) ?? null;
}

const latinOf: Partial<Record<ListField | 'IGNORED', ListField | 'IGNORED'>> = {
  fullName: 'latinName',
  familyName: 'latinFamilyName',
  givenName: 'latinGivenName',
  patronymic: 'IGNORED',
};

/** A heading merged over several columns stands above each of them. */
function spread(sheet: TableSheet, row: number, column: number) {
  const own = sheet.rows[row]?.[column] ?? null;
  if (own !== null) return own;
  const block = sheet.merges.find(
    (merge) =>
      merge.columns > 1 &&
      row >= merge.row &&
      row < merge.row + merge.rows &&
      column >= merge.column &&
      column < merge.column + merge.columns,
  );
  return block ? (sheet.rows[block.row]?.[block.column] ?? null) : null;
}

/**
 * Whether a row below is a header of its own: three columns or more called word for word, a name among them. Lists
 * pasted under one another have theirs in another order.
 */
export function isAnotherHeader(texts: readonly string[]): boolean {
  const fields = new Set<string>();
  for (const text of texts) {
    if (!text || text.length > 60 || /\d/.test(text)) continue;
    const field = exact.get(words(text));
    if (field && field !== 'IGNORED') fields.add(field);
  }
  return fields.size >= 3 && [...fields].some((field) => nameFields.has(field));
}

function looksLikeData(sheet: TableSheet, row: number): boolean {
  const texts = (sheet.rows[row] ?? []).map(cellText).filter(Boolean);
  if (texts.length === 0) return true;
  // Numbers of columns have a digit or two; phones and dates more, whatever stands between.
  const digits = (text: string) => text.replace(/\D/g, '').length;
  return (
    texts.some((text) => /@/.test(text) || digits(text) > 3) || texts.every((text) => /^\d+$/.test(text))
  );
}
