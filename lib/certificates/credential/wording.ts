import { createTranslator } from 'use-intl/core';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { columnOf } from '../document/wording';
import type { CertificateSnapshot } from '../document/schema';
import { languagesOf, type CertificateWordLanguage } from '../document/vocabulary';

const words = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'badgeDocument' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'badgeDocument' }),
};

export type BadgeWords = {
  language: CertificateWordLanguage;
  title: string;
  description: string;
  criteria: string;
  issuer: string;
};

/**
 * What a badge says, in the first language of its paper. `sensitive`: of such a run neither title nor place nor dates nor
 * status, as on the page that verifies it.
 */
export function badgeWords(snapshot: CertificateSnapshot, sensitive: boolean): BadgeWords {
  const language = languagesOf(snapshot.language)[0] ?? 'en';
  const t = words[language];
  const { heading, subheading, facts, confers, qualification, issuer } = columnOf(snapshot, language);
  const { titleEn, titleRu } = snapshot.course;
  const title = (language === 'en' ? titleEn : titleRu) ?? titleEn;
  const more = sensitive ? [] : [facts, confers && `${confers} ${qualification}`];
  return {
    language,
    title: oneLine(sensitive ? t('neutralTitle') : title),
    description: oneLine([`${heading} ${subheading}`, ...more].filter(Boolean).join(' · ')),
    criteria: t(`criteria.${snapshot.kind}`),
    issuer: oneLine(issuer),
  };
}

/** Words of a document that is signed are in one line, with plain spaces. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
