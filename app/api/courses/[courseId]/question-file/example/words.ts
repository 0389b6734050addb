import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/text/locale';

const header = async (locale: Locale) => {
  const t = await getTranslations({ locale, namespace: 'bank.example.header' });
  return {
    kind: t('kind'),
    textEn: t('textEn'),
    textRu: t('textRu'),
    optionsEn: t('optionsEn'),
    optionsRu: t('optionsRu'),
    right: t('right'),
    points: t('points'),
    number: t('number'),
    tolerance: t('tolerance'),
  };
};

const questions = async (locale: Locale) => {
  const t = await getTranslations({ locale, namespace: 'bank.example.words' });
  return {
    single: t('single'),
    singleOptions: t('singleOptions'),
    multiple: t('multiple'),
    multipleOptions: t('multipleOptions'),
    trueFalse: t('trueFalse'),
    number: t('number'),
  };
};

/** The words of the example: its head in the reader's language, its questions in both. */
export async function exampleWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'bank.example' });
  return {
    sheet: t('sheet'),
    header: await header(locale),
    en: await questions('en'),
    ru: await questions('ru'),
  };
}
