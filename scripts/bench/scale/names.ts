/**
 * Names as the region has them, made of parts: about ten thousand family names, three thousand given names and as many
 * patronymics, so that 200,000 people have mostly names of their own and some, as in life, share one.
 */
const stems = [
  'Асан',
  'Бек',
  'Төрө',
  'Ысма',
  'Жээн',
  'Рахим',
  'Сыдык',
  'Абдра',
  'Осмон',
  'Токто',
  'Мамат',
  'Кулма',
];
const middles = [
  '',
  'бай',
  'бек',
  'кул',
  'мат',
  'али',
  'хан',
  'жан',
  'мырза',
  'дин',
  'гул',
  'тай',
  'зак',
  'нур',
  'шер',
];
const ends = ['ов', 'ев', 'баев', 'беков', 'кулов', 'алиев', 'ханов', 'затов', 'дуров', 'маров'];
const firsts = [
  'Ай',
  'Нур',
  'Бак',
  'Гүл',
  'Жыл',
  'Эль',
  'Өмүр',
  'Тил',
  'Мээр',
  'Сал',
  'Кан',
  'Улан',
  'Дин',
  'Зар',
  'Фар',
];
const lasts = [
  'бек',
  'дыз',
  'нара',
  'мира',
  'ыт',
  'герим',
  'ек',
  'им',
  'танат',
  'бай',
  'ида',
  'рух',
  'ора',
  'илла',
];

const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

export type Named = { officialName: string; latinName: string; female: boolean };

/** The name of the person with this number; the same number gives the same name. */
export function nameOf(index: number): Named {
  // A large odd factor, so that neighbours are unlike and every part is used.
  const n = (index * 2_654_435_761) % 4_294_967_296;
  const female = n % 2 === 0;
  const family = `${of(stems, n)}${of(middles, Math.floor(n / 16))}${of(ends, Math.floor(n / 256))}`;
  const given = `${of(firsts, Math.floor(n / 4096))}${of(lasts, Math.floor(n / 65_536))}`;
  const father = `${of(stems, Math.floor(n / 1_048_576))}${of(middles, Math.floor(n / 4_194_304))}`;
  const officialName = `${family}${female ? 'а' : ''} ${given} ${father}${female ? 'овна' : 'ович'}`;
  return { officialName, latinName: latin(`${family}${female ? 'а' : ''} ${given}`), female };
}

const letters: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ү: 'u', ф: 'f', х: 'kh', ш: 'sh', ы: 'y', ь: '', э: 'e',
}; // prettier-ignore

/** As a passport writes it. */
const latin = (name: string): string =>
  [...name]
    .map((letter) => {
      const small = letters[letter.toLowerCase()] ?? letter;
      return letter === letter.toLowerCase() ? small : small.slice(0, 1).toUpperCase() + small.slice(1);
    })
    .join('');

/** What somebody would type to find the person: in one of the ways in which people type names. */
export function searchFor(index: number): string {
  const { officialName, latinName } = nameOf(index);
  const [family = '', given = ''] = officialName.split(' ');
  const ways = [
    family,
    `${given} ${family}`,
    latinName.toLowerCase(),
    `${family} ${given.slice(0, 3)}`,
    officialName,
  ];
  return of(ways, index);
}
