import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import type { ProblemCode } from '../problems/rules';
import type { Resource, ResourceName } from '../resources/schema';

type Loose = ((key: string, values?: Record<string, string>) => string) & { has: (key: string) => boolean };

const words: Record<Locale, Loose> = {
  en: createTranslator({ locale: 'en', messages: en.api }) as unknown as Loose,
  ru: createTranslator({ locale: 'ru', messages: ru.api }) as unknown as Loose,
};

/** What a resource is about: the last word of its path, by which its words are found. */
const nounOf = ({ path }: Pick<Resource, 'path'>): string =>
  path.split('/').findLast((part) => part && !part.startsWith('{')) ?? 'index';

/** What a list or a thing gives. */
export const resourceWords = (locale: Locale, name: ResourceName): string =>
  words[locale](`resources.${name}`);

function found(locale: Locale, group: 'fields' | 'params', resource: Pick<Resource, 'path'>, name: string) {
  const own = `${group}.${nounOf(resource)}_${name}`;
  return words[locale](words[locale].has(own) ? own : `${group}.${name}`);
}

/** What a field of an answer means; of the resource, where it has a meaning of its own there. */
export const fieldWords = (locale: Locale, resource: Pick<Resource, 'path'>, name: string): string =>
  found(locale, 'fields', resource, name);

/** What a parameter does. */
export const parameterWords = (locale: Locale, resource: Pick<Resource, 'path'>, name: string): string =>
  found(locale, 'params', resource, name);

export const problemWords = (
  locale: Locale,
  code: ProblemCode,
  facts: Record<string, string> = {},
): { title: string; detail: string } => ({
  title: words[locale](`problems.${code}.title`),
  // A place that a text has and the problem does not fill shows nothing.
  detail: words[locale](`problems.${code}.detail`, { parameter: '', scope: '', errorId: '', ...facts }),
});
