import { unmixed } from './scripts';

/** What sounds alike in the languages of the region, to the same Latin letters. */
const letters = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'io',
    ж: 'j',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'i',
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
    қ: 'k',
    ғ: 'g',
    ң: 'n',
    ө: 'o',
    ү: 'u',
    ұ: 'u',
    ў: 'o',
    ӯ: 'u',
    ӣ: 'i',
    ҳ: 'h',
    һ: 'h',
    ҷ: 'j',
    җ: 'j',
    ә: 'a',
    і: 'i',
    ї: 'i',
    є: 'e',
    ґ: 'g',
    ə: 'a',
    ı: 'i',
    ğ: 'g',
    ş: 'sh',
    ç: 'ch',
    ž: 'j',
    ň: 'n',
    ý: 'i',
    ä: 'a',
    ö: 'o',
    ü: 'u',
    x: 'h',
    w: 'v',
    q: 'k',
    y: 'i',
  }),
);

/** Names in which x is "ks" and not the "h" of Uzbek. */
const withKs = /\b(ale|ma(?=xim)|feli|ro(?=xan)|o(?=xan))x/g;

/** Applied until nothing changes, so that folding twice is folding once. */
const sounds: [RegExp, string][] = [
  [/dzh|dj|zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/x/g, 'h'],
  [/c(?!h)/g, 'ts'],
  [/([a-z])\1+/g, '$1'],
  [/\bie/g, 'e'],
  [/([bvgdjzklmnprstfh])io/g, '$1e'],
  [/([aeou])i(?=[aeou])/g, '$1'],
];

/**
 * Folds the Latin and Cyrillic letters of the region; what `other` does not know of the rest is left out. Small enough for
 * a phone: `foldName` of ./fold adds every other script.
 */
export function foldRegional(text: string, other: (letter: string) => string = () => ''): string {
  const lower = unmixed(text.normalize('NFC')).toLowerCase().normalize('NFC');
  const azerbaijani = lower.includes('ə');
  let folded = '';
  for (const letter of lower.replace(/[ʻʼʹʿʾ'’‘`´"«»“”]/g, '').replace(withKs, '$1ks')) {
    if (azerbaijani && letter === 'c') folded += 'j';
    else folded += letters.get(letter) ?? plain(letter, other);
  }
  folded = folded.replace(/[^a-z0-9]+/g, ' ').trim();
  for (let before = ''; before !== folded;) {
    before = folded;
    for (const [sound, one] of sounds) folded = folded.replace(sound, one);
  }
  return folded;
}

function plain(letter: string, other: (letter: string) => string): string {
  if (/[a-z0-9 ]/.test(letter)) return letter;
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (/^[a-z]$/.test(base)) return letters.get(base) ?? base;
  if (!/[\p{L}\p{M}]/u.test(letter)) return ' ';
  if (/\p{M}/u.test(letter)) return '';
  return [...other(letter)].map((each) => letters.get(each) ?? each).join('');
}
