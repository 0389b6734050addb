import { foldName } from './fold';

export type NameToken = {
  /** Folded. */
  text: string;
  /** "Б." or "B": only the first letter is known. */
  initial: boolean;
  /** Child of: "Болотович", "Karim oʻgʻli", "Қайратқызы"; `text` is then what the parent's name begins with. */
  patronymic: boolean;
  /** What the ending says. */
  sex: 'FEMALE' | 'MALE' | null;
};

const son = /^(ogli|ugli|uli|ulu|ogl|ogilu)$/;
const daughter = /^(kizi|gizi|kiz|kisi)$/;
const titles = /^(mr|mrs|ms|dr|prof|gn|gja)$/;

const patronymicEndings: [RegExp, 'FEMALE' | 'MALE'][] = [
  [/^(.{3,}?)(?:ae|ao|oe|e|o)?vich$/, 'MALE'],
  [/^(.{3,}?)(?:ae|ao|oe|e|o)?vna$/, 'FEMALE'],
  [/^(.{3,})ich$/, 'MALE'],
  [/^(.{3,})ichna$/, 'FEMALE'],
  [/^(.{3,}?)(?:ogli|ugli|uli|ulu)$/, 'MALE'],
  [/^(.{3,}?)(?:kizi|gizi)$/, 'FEMALE'],
];

/** The words of a name, folded, with what their form tells. "oʻgʻli" and "kyzy" belong to the word before them. */
export function nameTokens(name: string): NameToken[] {
  const tokens: NameToken[] = [];
  // "А.Б." are two words; "А.Б.Исаков" three.
  for (const word of name.replace(/\./g, '. ').split(/[\s,;()-]+/u)) {
    const text = foldedWord(word);
    if (!text || titles.test(text)) continue;
    const before = tokens.at(-1);
    const child = son.test(text) ? 'MALE' : daughter.test(text) ? 'FEMALE' : null;
    if (child && before && tokens.length > 1) {
      Object.assign(before, { patronymic: true, sex: child });
      continue;
    }
    const letters = word.replace(/[^\p{L}]/gu, '');
    const initial = [...letters].length === 1 || (word.endsWith('.') && [...letters].length <= 2);
    tokens.push({ text, initial, ...(initial ? { patronymic: false, sex: null } : form(text)) });
  }
  return tokens.map((token) => (token.patronymic ? { ...token, text: stem(token.text) } : token));
}

/** The same given and family names come again and again in a list; the bound keeps the memory small. */
const remembered = new Map<string, string>();

function foldedWord(word: string): string {
  let folded = remembered.get(word);
  if (folded === undefined) {
    folded = foldName(word);
    if (remembered.size >= 20_000) remembered.clear();
    remembered.set(word, folded);
  }
  return folded;
}

function form(text: string): { patronymic: boolean; sex: NameToken['sex'] } {
  for (const [ending, sex] of patronymicEndings) if (ending.test(text)) return { patronymic: true, sex };
  if (/(ov|ev|in|skii|skoi|ski)$/.test(text)) return { patronymic: false, sex: 'MALE' };
  if (/(ova|eva|ina|skaia|skaa)$/.test(text)) return { patronymic: false, sex: 'FEMALE' };
  return { patronymic: false, sex: null };
}

/** "bolotovich", "bolotovna" and "bolot" begin alike; the endings differ by language and time. */
function stem(text: string): string {
  for (const [ending] of patronymicEndings) {
    const found = ending.exec(text)?.[1];
    if (found) return found;
  }
  return text;
}

const bones = new Map<string, string>();

/** Consonants only: what stays when a name goes from one script or language to another. */
export function skeleton(text: string): string {
  let rest = bones.get(text);
  if (rest === undefined) {
    rest = text.replace(/[aeiou]/g, '').replace(/(.)\1+/g, '$1');
    if (rest.length < 2) rest = text;
    if (bones.size >= 20_000) bones.clear();
    bones.set(text, rest);
  }
  return rest;
}
