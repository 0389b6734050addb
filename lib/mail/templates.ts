import { createTranslator } from 'use-intl/core';
import type { Language } from '@/prisma/generated/enums';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { filled, placeholdersOf, type Template, type Wording } from './rules';

export type Params = Record<string, string | number>;

/** What Cascade brings for every mail stands in messages: `mails.NAME.subject` and `.text`. */
const words = {
  EN: createTranslator({ locale: 'en', messages: { mails: en.mails } }),
  RU: createTranslator({ locale: 'ru', messages: { mails: ru.mails } }),
};

const sentences = {
  EN: createTranslator({ locale: 'en', messages: en.mailWords }),
  RU: createTranslator({ locale: 'ru', messages: ru.mailWords }),
};

/** The sentences that values of mails are made of (`mailWords` in messages). */
export const mailWords = (language: Language) => sentences[language];

/** What stands in a place where the words of a mail are looked at without anybody to write to. */
export type SampleName = keyof typeof en.mailWords.samples;

/** The words that Cascade brings for a mail, with the names of its values in braces. */
export function defaultWording(template: Template, language: Language): Wording {
  const t = words[language];
  const names = Object.fromEntries(placeholdersOf(template).map((name) => [name, `{${name}}`]));
  return { subject: t(`mails.${template}.subject`, names), text: t(`mails.${template}.text`, names) };
}

/** A number is written with what it counts: "30 minutes". */
const asText = (language: Language, name: string, value: string | number): string =>
  typeof value === 'number' && (name === 'days' || name === 'minutes')
    ? mailWords(language)(name, { count: value })
    : String(value);

/** Subject and plain text in the reader's language; `own`: the office's words, where it wrote some. */
export function written(
  template: Template,
  language: Language,
  params: Params,
  own: Wording | null = null,
): Wording {
  const { subject, text } = own ?? defaultWording(template, language);
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, asText(language, name, value)]),
  );
  return { subject: filled(subject, values).replace(/\s+/g, ' '), text: filled(text, values) };
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** The same text for mail programs that show HTML: paragraphs, and addresses that can be clicked. */
export function asHtml(text: string, language: Language): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = escaped(paragraph).replace(/\n/g, '<br>');
    return `<p>${lines.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)}</p>`;
  });
  const style = 'font:15px/1.5 "Noto Sans",Arial,sans-serif;max-width:36em';
  return `<!doctype html><html lang="${language.toLowerCase()}"><meta charset="utf-8"><body style='${style}'>${paragraphs.join('')}</body></html>`;
}
