const latinTwins = 'aceopxykmthbiACEOPXYKMTHBI';
const cyrillicTwins = 'асеорхукмтнвіАСЕОРХУКМТНВІ';
const toCyrillic = new Map([...latinTwins].map((letter, i) => [letter, [...cyrillicTwins][i] ?? letter]));
const toLatin = new Map([...cyrillicTwins].map((letter, i) => [letter, [...latinTwins][i] ?? letter]));

const latin = /\p{Script=Latin}/u;
const cyrillic = /\p{Script=Cyrillic}/u;

/** Whether a text has letters and all of them are Latin. */
export function isLatin(text: string): boolean {
  return latin.test(text) && !/[^\p{Script=Latin}\P{L}ʻʼʹ]/u.test(text);
}

/** Whether some word has letters of two scripts: a Latin "o" among Cyrillic letters looks right and is not found. */
export function hasMixedWord(text: string): boolean {
  return text.split(/[\s-]+/u).some((word) => latin.test(word) && cyrillic.test(word));
}

/** Writes each word in the script of most of its letters, where the other letters only look alike. For keys only. */
export function unmixed(text: string): string {
  if (!latin.test(text) || !cyrillic.test(text)) return text;
  return text.replace(/[\p{L}\p{M}ʻʼ'’]+/gu, (word) => {
    const letters = [...word];
    const ofLatin = letters.filter((letter) => latin.test(letter) && !toCyrillic.has(letter)).length;
    const ofCyrillic = letters.filter((letter) => cyrillic.test(letter) && !toLatin.has(letter)).length;
    if (!latin.test(word) || !cyrillic.test(word)) return word;
    const twins = ofCyrillic >= ofLatin ? toCyrillic : toLatin;
    return letters.map((letter) => twins.get(letter) ?? letter).join('');
  });
}

/** One form for the same letters (NFC), single plain spaces, nothing invisible. Changes nothing that can be seen. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
