import { createTranslator } from 'next-intl';
import type { PhoneWords } from '@/components/feedback-forms/preview';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import type { FeedbackFormKind } from '@/prisma/generated/enums';

const translators = {
  en: createTranslator({ locale: 'en', messages: en }),
  ru: createTranslator({ locale: 'ru', messages: ru }),
};

type Course = { titleEn: string; titleRu: string | null };

/** The words that the page of a phone has around the questions: the same that it is drawn with (app/(public)/form-text). */
export function phoneWords(kind: FeedbackFormKind, course: Course): Record<Locale, PhoneWords> {
  const of = (locale: Locale): PhoneWords => {
    const t = translators[locale];
    const evaluation = kind === 'EVALUATION';
    return {
      language: t(`formats.language.${locale}`),
      heading: evaluation ? t('evaluate.heading') : t('followUp.page.heading'),
      course: inLanguage(locale === 'ru' ? 'RU' : 'EN', course.titleEn, course.titleRu),
      note: evaluation
        ? t('evaluate.anonymous')
        : t('followUp.page.named', { name: t('feedbackForms.somebody') }),
      about: evaluation ? t('evaluate.about') : t('followUp.page.about'),
      inYourWords: t('evaluate.inYourWords'),
      optional: t('common.optional'),
      yes: t('common.yes'),
      no: t('common.no'),
      scale: (['1', '2', '3', '4', '5'] as const).map((rating) => t(`evaluate.scale.${rating}`)),
      send: t('evaluate.send'),
      trainer: t('feedbackForms.aTrainer'),
      session: t('feedbackForms.aSession'),
    };
  };
  return { en: of('en'), ru: of('ru') };
}
