import { foldName } from './fold';
import { nameTokens, skeleton, type NameToken } from './tokens';

/** The words of a name, folded, in alphabetical order: one key for "Осмонов Айбек" and "Айбек Осмонов". */
export function nameKey(name: string): string {
  return foldName(name).split(' ').sort().join(' ');
}

/**
 * The keys to store with a person, and to index. Each pair of words gives one, whatever their order, by consonants,
 * so that a missing patronymic or another transliteration still meets: `lmz+skv`.
 */
export function storedNameKeys(name: string): string[] {
  return keys(name, 'x', ['i']);
}

/** The keys to look a name up by: those that `storedNameKeys` stored for the same person, initials included. */
export function lookupNameKeys(name: string): string[] {
  return keys(name, 'i', ['i', 'x']);
}

/**
 * A pair of full words and a pair with an initial are kept apart (x: could be shortened, i: is short), so that
 * a full name never meets everybody of the same family whose given name only begins alike.
 */
function keys(name: string, ofFull: string, ofShort: string[]): string[] {
  const words = significant(nameTokens(name));
  const found = new Set<string>();
  for (const word of words) {
    if (word.initial) continue;
    const own = skeleton(word.text);
    for (const other of words) {
      if (other === word) continue;
      const first = other.text.slice(0, 1);
      if (other.initial) for (const mark of ofShort) found.add(`${mark}:${own}+${first}`);
      else found.add([own, skeleton(other.text)].sort().join('+')).add(`${ofFull}:${own}+${first}`);
    }
  }
  const only = words[0];
  if (found.size === 0 && only) found.add(skeleton(only.text));
  return [...found];
}

/** The patronymic is what lists leave out, so it is not asked for; and a cell full of text is not a name. */
function significant(tokens: NameToken[]): NameToken[] {
  const without = tokens.filter((token) => !token.patronymic);
  return (without.length >= 2 ? without : tokens).slice(0, 5);
}
