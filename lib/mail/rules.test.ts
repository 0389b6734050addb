import fc from 'fast-check';
import { expect, test } from 'vitest';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import {
  filled,
  mailLanguage,
  placeholdersOf,
  templates,
  withoutCodes,
  wordingProblems,
  type Template,
} from './rules';
import { templateNames } from './schema';
import { defaultWording, written } from './templates';

const languages = ['EN', 'RU'] as const;

test.each(templateNames.flatMap((name) => languages.map((language) => [name, language] as const)))(
  'the words that Cascade brings for %s in %s are words that an office could have written',
  (name, language) => {
    expect(wordingProblems(name, defaultWording(name, language))).toEqual({ subject: [], text: [] });
  },
);

test('whatever the words of a mail can name can be looked at', () => {
  const names = [...new Set(templateNames.flatMap(placeholdersOf))].sort();
  expect(Object.keys(en.mailWords.samples).sort()).toEqual(names);
  expect(Object.keys(ru.mailWords.samples).sort()).toEqual(names);
});

test('a name that nobody fills, a lost brace and a missing link are found', () => {
  const problems = (text: string, template: Template = 'invitation') =>
    wordingProblems(template, { subject: 'x', text }).text;
  expect(problems('{yes} {no}')).toEqual([]);
  expect(problems('{yes} {no} {phone}')).toEqual([{ code: 'PLACEHOLDER_UNKNOWN', name: 'phone' }]);
  expect(problems('{yes} {no} {name')).toEqual([{ code: 'PLACEHOLDER_BROKEN' }]);
  expect(problems('{yes}')).toEqual([{ code: 'PLACEHOLDER_MISSING', name: 'no' }]);
  expect(templates['invitation-cancellation'].needs).toEqual([]);
});

test('a value is put in as it is, whatever it holds', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() === text && !/\s/.test(text));
  fc.assert(
    fc.property(words, words, (name, title) => {
      expect(filled('{name}: {title}', { name, title })).toBe(`${name}: ${title}`);
    }),
  );
  expect(filled('{name}', { name: '{title}', title: 'x' })).toBe('{title}');
});

test('an empty value takes its paragraph along', () => {
  expect(filled('a\n\n{note}\n\nb', { note: '' })).toBe('a\n\nb');
});

test('a number is written with what it counts', () => {
  const own = { subject: 's', text: '{url} {days}' };
  expect(written('activate-account', 'RU', { days: 3, url: 'u' }, own).text).toBe('u 3 дня');
  expect(written('activate-account', 'EN', { days: 1, url: 'u' }, own).text).toBe('u 1 day');
});

test.each([
  ['en', 'KG', 'EN'],
  ['ru', 'GB', 'RU'],
  ['ky', 'KG', 'RU'],
  ['kk-KZ', null, 'RU'],
  ['tg', 'GB', 'RU'],
  ['de', 'KG', 'EN'],
  [null, 'UZ', 'RU'],
  [null, 'JP', 'EN'],
  [null, null, 'EN'],
] as const)('who prefers %s and is of %s is written to in %s', (preferredLanguage, countryCode, language) => {
  expect(mailLanguage({ preferredLanguage, countryCode })).toBe(language);
});

test('a kept text opens nothing', () => {
  const code = 'aB3-_'.repeat(9).slice(0, 43);
  const text = `https://o.example/invitation/${code}?answer=yes https://o.example/nominate/${code} https://o.example/link#${code}`;
  expect(withoutCodes(text)).toBe(
    'https://o.example/invitation/…?answer=yes https://o.example/nominate/… https://o.example/link#…',
  );
});
