import { getLocale } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { courseOptions } from '@/lib/courses/queries';
import { countryChoices } from '@/lib/people/countries/queries';
import { inLanguage } from '@/lib/text/in-language';

/** What the form of a kind of status chooses from, in the reader's language; `kept`: the refresher course that it has. */
export async function typeFormOptions(actor: Actor, kept: string | null) {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const [countries, courses] = await Promise.all([
    countryChoices(actor, language),
    courseOptions(actor, kept ? [kept] : []),
  ]);
  return {
    countries,
    courses: courses
      .filter(({ id, certificateKind }) => certificateKind === 'COMPLETION' || id === kept)
      .map(({ id, code, titleEn, titleRu }) => ({
        ...{ value: id, label: inLanguage(language, titleEn, titleRu), detail: code },
      })),
  };
}
