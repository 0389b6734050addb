import { getLocale, getTranslations } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { donorOptions, programmeOptions } from '@/lib/programmes/queries';
import { runCountries } from '@/lib/runs/queries';
import { inLanguage } from '@/lib/text/in-language';
import { CourseKind } from '@/prisma/generated/enums';

/** What a scope is chosen from. */
export async function scopeOptions(actor: Actor) {
  const [locale, kinds, programmes, donors, countries] = await Promise.all([
    getLocale(),
    getTranslations('runs.kinds'),
    programmeOptions(actor),
    donorOptions(actor),
    runCountries(actor),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  return {
    programmes: programmes.map(({ id, code, titleEn, titleRu }) => ({
      value: id,
      label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
    })),
    donors: donors.map(({ id, name, nameRu }) => ({ value: id, label: inLanguage(language, name, nameRu) })),
    countries: countries
      .map(({ code, nameEn, nameRu }) => ({ value: code, label: inLanguage(language, nameEn, nameRu) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
    kinds: Object.values(CourseKind).map((kind) => ({ value: kind, label: kinds(kind) })),
  };
}
