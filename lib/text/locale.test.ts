import { expect, it } from 'vitest';
import { chooseLocale } from './locale';

it.each([
  ['ru', 'en-GB', 'ru'],
  [undefined, 'en-GB,en;q=0.9', 'en'],
  [undefined, 'en;q=0.5, ru-RU;q=0.9', 'ru'],
  [undefined, 'ky-KG,en;q=0.3', 'ru'],
  [undefined, 'de-DE,fr;q=0.8', 'en'],
  [undefined, 'ru;q=0, en', 'en'],
  ['xx', null, 'en'],
] as const)('cookie %s and header %s give %s', (cookie, header, locale) => {
  expect(chooseLocale(cookie, header)).toBe(locale);
});
