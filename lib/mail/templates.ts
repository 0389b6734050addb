import { createTranslator } from 'use-intl/core';
import type { Language } from '@/prisma/generated/enums';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';

/** Every mail that the office sends by itself; its words are in messages, `mails.NAME.subject` and `.text`. */
export const templates = ['activate-account', 'sign-in-link', 'reset-password'] as const;
export type Template = (typeof templates)[number];

export type Params = Record<string, string | number>;

const words = {
  EN: createTranslator({ locale: 'en', messages: { mails: en.mails } }),
  RU: createTranslator({ locale: 'ru', messages: { mails: ru.mails } }),
};

/** Subject and plain text in the reader's language. A value is put in as it is: it can hold no markup of its own. */
export function written(
  template: Template,
  language: Language,
  params: Params,
): { subject: string; text: string } {
  const t = words[language];
  return { subject: t(`mails.${template}.subject`), text: t(`mails.${template}.text`, params) };
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
