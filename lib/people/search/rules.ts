import { lookupNameKeys } from '@/lib/text/names/keys';
import { foldName } from '@/lib/text/names/fold';
import { nameTokens } from '@/lib/text/names/tokens';

export type SearchWord = { kind: 'name' | 'phone' | 'email'; text: string };

/** Each word of a search, with the kind of thing that it can find. */
export function searchWords(q: string): SearchWord[] {
  // A number as people write it, in groups, is one.
  return q
    .replace(/(?<=^|\s)\+?[\d()-]+(?:\s+[\d()-]+)+(?=\s|$)/gu, (number) => number.replace(/\s/gu, ''))
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 8)
    .flatMap((word): SearchWord[] => {
      if (word.includes('@')) return [{ kind: 'email', text: word.toLowerCase() }];
      const digits = word.replace(/[+()-]/g, '');
      if (/^\d{3,}$/.test(digits)) return [{ kind: 'phone', text: digits }];
      const words = foldName(word.replaceAll('.', '. ')).split(' ').filter(Boolean);
      return words.map((text): SearchWord => ({ kind: 'name', text }));
    });
}

/**
 * The keys (person.name_keys) of people who are meant by a whole name although a word of it is not written in theirs:
 * they are known by initials, or without the patronymic that was typed. Empty where the search is not a whole name.
 */
export function wholeNameKeys(q: string): string[] {
  if (searchWords(q).some(({ kind }) => kind !== 'name')) return [];
  const tokens = nameTokens(q);
  const full = tokens.filter(({ initial }) => !initial).length;
  if (tokens.length < 2 || tokens.length > 4 || full < 2) return [];
  const patronymic = tokens.some((token) => token.patronymic);
  // Two words find by themselves whoever has both; only a third may be missing from a record.
  return lookupNameKeys(q).filter((key) => key.startsWith('i:') || (patronymic && !key.startsWith('x:')));
}

/** A text as it stands in a pattern of LIKE. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * Where a word stands in a key: anywhere from three letters on; one or two letters are the beginning of a word (an
 * initial), else they would stand in every name. The key is looked at with a space before it.
 */
export const pattern = ({ kind, text }: SearchWord): string =>
  kind === 'name' && text.length < 3 ? `% ${literal(text)}%` : `%${literal(text)}%`;
