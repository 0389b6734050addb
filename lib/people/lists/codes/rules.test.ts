import { expect, it } from 'vitest';
import { readCountry, readEmail, readLanguage, readSector, readSex } from './rules';

it.each([
  [
    'FEMALE',
    'ж|Ж|жен.|женский|женщина|аёл|ayol|F|f.|Female|W|қыз|кыз|кызы|әйел|аял|зан|духтар|aýal|zenan|qadın|қиз|Жен|«ж»',
  ],
  [
    'MALE',
    'м|М|муж.|мужской|эркак|erkak|M|male|Man|ер|еркек|эркек|мард|писар|erkek|kişi|ұл|oʻgʻil|o‘g‘il|Муж',
  ],
])('knows %s however it is written', (sex, ways) => {
  for (const way of ways.split('|')) expect([way, readSex(way)]).toEqual([way, sex]);
});

it('does not guess a sex', () => {
  for (const text of ['—', '', '?', 'да', '1', 'инспектор']) expect(readSex(text)).toBeNull();
});

it.each([
  ['KG', 'KG|Кыргызстан|Кыргызская Республика|Kyrgyzstan|КР|Kirgizistan'],
  ['UZ', 'Узбекистан|Oʻzbekiston|Ўзбекистон|UZB|Республика Узбекистан|Özbegistan'],
  ['KZ', 'Казахстан|Қазақстан|РК|Kazakhstan'],
  ['TJ', 'Таджикистан|Тоҷикистон|Tajikistan'],
  ['TM', 'Туркменистан|Türkmenistan|Turkmenistan'],
  ['AZ', 'Азербайджан|Azərbaycan'],
  ['GB', 'United Kingdom|UK|Великобритания'],
])('knows %s', (code, ways) => {
  for (const way of ways.split('|')) expect([way, readCountry(way)]).toEqual([way, code]);
});

it('knows sectors, languages and addresses', () => {
  expect(['Government', 'Private company', 'НПО', 'davlat', 'частный сектор', 'x'].map(readSector)).toEqual([
    'GOVERNMENT',
    'PRIVATE',
    'CIVIL_SOCIETY',
    'GOVERNMENT',
    'PRIVATE',
    null,
  ]);
  expect(['ru', 'Русский', 'узб.', 'English', 'ru/uz', 'клингонский'].map(readLanguage)).toEqual([
    'ru',
    'ru',
    'uz',
    'en',
    'ru',
    null,
  ]);
  expect(readEmail('mailto:P1@Example.ORG')).toEqual({ email: 'p1@example.org', several: false });
  expect(readEmail('a@b.kg; c@d.kg')).toEqual({ email: 'a@b.kg', several: true });
  expect(readEmail('<a@b.kg>').email).toBe('a@b.kg');
  // A Cyrillic "о" in the address.
  expect(readEmail('p1@example.оrg').email).toBeNull();
});
