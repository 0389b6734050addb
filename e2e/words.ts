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

/** A message as its plain texts and the names of the places between them, however deep a place's own texts go. */
function partsOf(message: string): { text: string; place?: string }[] {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= message.length; at++) {
    const character = message[at];
    if (depth === 0 && (character === '{' || character === undefined)) {
      parts.push({ text: message.slice(start, at).replaceAll("''", "'") });
      start = at;
    }
    if (character === '{') depth++;
    if (character === '}' && --depth === 0) {
      parts.push({ text: '', place: /\w+/.exec(message.slice(start, at))?.[0] ?? '' });
      start = at + 1;
    }
  }
  return parts;
}

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
      let pattern = '';
      for (const part of partsOf(translate.raw(key))) {
        const value = part.place === undefined ? part.text : values[part.place];
        pattern += value === undefined ? '.*?' : escaped(String(value));
      }
      return new RegExp(pattern);
    },
  };
}
