import { createTranslator } from 'use-intl/core';
import en from '@/messages/en.json' with { type: 'json' };
import ru from '@/messages/ru.json' with { type: 'json' };
import type { Locale } from '@/lib/text/locale';

type Values = Record<string, string | number>;

export type Words = {
  language: Locale;
  /** What a screen says: `say('common.save')`. A key that is not there fails the test. */
  say: (key: string, values?: Values) => string;
  /** The label of a field, as it stands on the screen: "(optional)" may follow it. */
  label: (key: string, values?: Values) => RegExp;
  /** A text whose values are not known beforehand: every {place} stands for anything. */
  like: (key: string, values?: Values) => RegExp;
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The words of the screens in a language, from the same files that the screens take them from. */
export function wordsOf(language: Locale): Words {
  const translate = createTranslator({
    locale: language,
    messages: language === 'ru' ? ru : en,
    onError: (error) => {
      throw error;
    },
  }) as unknown as ((key: string, values?: Values) => string) & { raw: (key: string) => string };
  const say = (key: string, values?: Values) => translate(key, values);
  const optional = escaped(say('common.optional'));
  return {
    language,
    say,
    label: (key, values) => new RegExp(`^${escaped(say(key, values))}(\\s*${optional})?$`),
    like: (key, values = {}) => {
      const text = translate.raw(key);
      const parts = text.split(/\{(?:[^{}]|\{[^{}]*\})*\}/);
      const names = [...text.matchAll(/\{(\w+)(?:[^{}]|\{[^{}]*\})*\}/g)].map(([, name]) => values[name ?? '']);
      const known = names.map((value) => (value === undefined ? '.+?' : escaped(String(value))));
      return new RegExp(parts.map((part, index) => escaped(part.replaceAll("''", "'")) + (known[index] ?? '')).join(''));
    },
  };
}
