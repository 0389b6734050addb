import { tidy } from '@/lib/text/names/scripts';
import { nameTokens } from '@/lib/text/names/tokens';
import { notNames } from '../vocabulary/rules';

export type NameParts = { familyName: string | null; givenName: string | null; patronymic: string | null };

const particles =
  /^(oʻgʻli|o'g'li|ўғли|ўғлы|угли|угл[ыи]|оглы|оглу|oglu|oğlu|ogly|uulu|уулу|kyzy|кызы|қызы|qizi|қизи|гызы|gyzy|qızı|ұлы|uly)$/iu;
const noParts: NameParts = { familyName: null, givenName: null, patronymic: null };

/** A name without the number or the mark that a list puts before it. Nothing else is changed. */
export function nameOf(text: string): string {
  return tidy(
    text
      .replace(/^\s*(?:№\s*)?\(?\d{1,4}(?:\s*[.)\]:-]+\s*|\s+(?=\p{L}))/u, '')
      .replace(/^[•*·–—-]\s+/u, '')
      .replace(addressed, '')
      .replace(/[\s*¹²³,;]+$/u, ''),
  );
}

/** "Г-н", "Ms.": how a list speaks of a person, no part of the name. */
const addressed =
  /^(?:mr|mrs|ms|miss|г-н|г-жа|гн|гжа|господин|госпожа|жаноб|janob|мырза|айым|ханым)(?:\.\s*|\s+)(?=\p{L})/iu;

/** Whether a text can be a person's whole name: two to six words, letters, most of them capitalised. */
export function looksLikeName(text: string): boolean {
  if (text.length > 90 || notNames.test(text) || !namesOnly(text)) return false;
  const parts = text.replace(/\./g, '. ').split(/\s+/u).filter(Boolean);
  if (parts.length < 2 || parts.length > 6) return false;
  const capital = parts.filter((part) => /^[\p{Lu}]/u.test(part) || particles.test(part));
  return capital.length === parts.length;
}

/** Letters, and the signs that names have. */
export function namesOnly(text: string): boolean {
  return /^[\p{L}\p{M}][\p{L}\p{M}\s.'’‘`ʻʼʿʾ()-]*$/u.test(text);
}

/**
 * Which words are family name, given name and patronymic, where their form tells; else nothing is guessed.
 * "Осмонов Айбек Болотович" and "Айбек Болотович Осмонов" give the same parts.
 */
export function partsOf(name: string): NameParts {
  const parts: string[] = [];
  for (const word of name.split(' ')) {
    if (particles.test(word) && parts.length > 1) parts.push(`${parts.pop()} ${word}`);
    else parts.push(word);
  }
  const tokens = nameTokens(name);
  if (tokens.length !== parts.length || tokens.some((token) => token.initial)) return noParts;
  const at = tokens.findIndex((token) => token.patronymic);
  const [a, b, c] = parts;
  if (parts.length === 3 && a && b && c) {
    if (at === 2) return { familyName: a, givenName: b, patronymic: c };
    if (at === 1) return { familyName: c, givenName: a, patronymic: b };
  }
  if (parts.length === 2 && at < 0 && a && b) {
    const [first, second] = tokens.map((token) => token.sex !== null);
    if (first && !second) return { familyName: a, givenName: b, patronymic: null };
    if (second && !first) return { familyName: b, givenName: a, patronymic: null };
  }
  return noParts;
}

/** Sex that the patronymic says, to compare with what the list says; never stored. */
export function sexSaid(name: string): 'FEMALE' | 'MALE' | null {
  return nameTokens(name).find((token) => token.patronymic)?.sex ?? null;
}
