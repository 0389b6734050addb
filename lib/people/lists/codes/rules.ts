import { unmixed } from '@/lib/text/names/scripts';
import { words } from '../cells/rules';
import type { Sector, Sex } from '../types';
import { threeLetters } from './iso-3166';

const table = <T extends string>(lines: Record<T, string>) =>
  new Map(
    (Object.entries(lines) as [T, string][]).flatMap(([value, said]) =>
      said.split('|').map((word): [string, T] => [words(word), value]),
    ),
  );

const sexes = table<Sex>({
  FEMALE:
    'ә|з|a|f|female|fem|w|woman|women|girl|ж|жен|женский|женщина|жн|женск|аёл|аел|ayol|а|xotin|хотин|қыз|кыз|кызы|қыз бала|кыз бала|әйел|аял|зан|духтар|занона|aýal|aýal jynsly|zenan|gyz|qadın|qadin|qiz|қиз|mrs|ms|г жа',
  MALE: 'e|е|m|male|man|men|boy|м|муж|мужской|мужчина|мж|мужск|эркак|erkak|э|erkek|эркек|ер|ер адам|еркек|ұл|уул|эр|мард|писар|мардона|kişi|kişi cinsi|oʻgʻil|ogil|ўғил|oglan|mr|г н',
});

const sectors = table<Sector>({
  GOVERNMENT:
    'government|governmental|state|public|gov|public sector|government agency|государственный|гос|госсектор|государство|госорган|государственный орган|правительство|davlat|давлат|мемлекеттік|мамлекеттик|давлатӣ|döwlet|dövlət',
  PRIVATE:
    'private|private sector|private company|company|business|commercial|частный|частный сектор|бизнес|коммерческий|частная компания|xususiy|хусусий|жеке|жеке менчик|хусусӣ|hususy|özəl',
  CIVIL_SOCIETY:
    'civil society|ngo|cso|non governmental|non profit|нпо|нко|гражданское общество|общественная организация|общественный|nnt|ннт|үеұ|өөу|бөу',
  INTERNATIONAL:
    'international|international organisation|international organization|io|un|международный|международная организация|мо|xalqaro|халқаро|халықаралық|эл аралык|байналмилалӣ',
});

const languages = table<'en' | 'ru' | 'uz' | 'kk' | 'ky' | 'tg' | 'tk' | 'az' | 'tr' | 'fa'>({
  en: 'en|eng|english|английский|англ|inglizcha|ingliz',
  ru: 'ru|rus|russian|русский|рус|ruscha|rus tili|орыс|орусча|русӣ',
  uz: 'uz|uzb|uzbek|узбекский|узб|oʻzbekcha|oʻzbek|ўзбек|ўзбекча',
  kk: 'kk|kaz|kz|kazakh|казахский|каз|қазақ|қазақша',
  ky: 'ky|kyr|kg|kyrgyz|кыргызский|киргизский|кырг|кыргызча|кыргыз',
  tg: 'tg|tgk|tj|tajik|таджикский|тадж|тоҷикӣ',
  tk: 'tk|tkm|tm|turkmen|туркменский|туркм|türkmen|türkmençe',
  az: 'az|aze|azerbaijani|азербайджанский|azərbaycan',
  tr: 'tr|tur|turkish|турецкий|türkçe',
  fa: 'fa|dari|дари|farsi|фарси|persian',
});

const otherCountryNames: Record<string, string> = {
  UZ: 'uzb|ruz|республика узбекистан|рузбекистан|руз|republic of uzbekistan|oʻzbekiston respublikasi',
  KZ: 'kaz|рк|республика казахстан|republic of kazakhstan|қр',
  KG: 'kgz|kirgizistan|киргизстан|кр|киргизия|кыргызская республика|kyrgyz republic|the kyrgyz republic',
  TJ: 'tjk|рт|республика таджикистан|republic of tajikistan',
  TM: 'tkm|туркмения|туркменистан|turkmenistan',
  AZ: 'aze|азербайджанская республика|republic of azerbaijan',
  RU: 'rus|рф|российская федерация|russian federation',
  GB: 'uk|gbr|great britain|великобритания|england',
  US: 'usa|united states of america|сша',
  AF: 'afg|исламская республика афганистан',
};

let countries: Map<string, string> | undefined;

/** Names of all countries in the languages of the lists, from the data of Node itself. */
function countryNames(): Map<string, string> {
  if (countries) return countries;
  countries = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of ['en', 'ru', 'uz', 'uz-Cyrl', 'kk', 'ky', 'tg', 'tk', 'az', 'tr']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = names.of(code);
      if (name && !/^(EU|EZ|UN|XA|XB|ZZ|QO|SU|DD|YU|UK)$/.test(code))
        countries.set(words(name), code).set(words(code), code);
    }
  }
  for (const [three, code] of threeLetters) countries.set(words(three), code);
  for (const [code, said] of Object.entries(otherCountryNames))
    for (const name of said.split('|')) countries.set(words(name), code);
  return countries;
}

const plain = (text: string) => words(unmixed(text));

/** Written in any of the ways of the lists ("жен.", "erkak", "M", "мард"); null when it says neither. */
export const readSex = (text: string): Sex | null => sexes.get(plain(text)) ?? sexes.get(words(text)) ?? null;
export const readSector = (text: string): Sector | null => sectors.get(plain(text)) ?? null;
/** BCP 47; of several ("ru/uz") the first. */
export const readLanguage = (text: string): string | null =>
  languages.get(plain(text)) ?? languages.get(plain(text.split(/[,/;]/)[0] ?? '')) ?? null;
/** A country by its name in any language of the lists, or by its two or three letters: as ISO 3166-1 alpha-2. */
export const readCountry = (text: string): string | null => countryNames().get(plain(text)) ?? null;

const address = /[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi;

/** Small letters; of several the first. A Cyrillic letter in an address makes it unreadable, not another address. */
export function readEmail(text: string): { email: string | null; several: boolean } {
  const parts = text
    .replace(/^mailto:/i, '')
    .split(/[\s,;<>]+/u)
    .filter((part) => part.includes('@'));
  const found = parts.filter((part) => new RegExp(`^(?:${address.source})$`, 'i').test(part));
  return { email: found[0]?.toLowerCase() ?? null, several: found.length > 1 };
}
