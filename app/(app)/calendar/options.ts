import { getLocale, getTranslations } from 'next-intl/server';
import type { Option } from '@/components/ui/select';
import type { Actor } from '@/lib/auth/actor';
import { programmeOptions } from '@/lib/programmes/queries';
import { runCountries } from '@/lib/runs/queries';
import { inLanguage } from '@/lib/text/in-language';
import { CourseKind } from '@/prisma/generated/enums';

type Trainer = { id: string; name: string };

/** What the calendar can be narrowed by, in the reader's language; trainers are those of the period. */
export async function filterOptions(actor: Actor, trainers: readonly Trainer[], chosen: string | null) {
  const [t, locale, programmes, countries] = await Promise.all([
    getTranslations('runs.kinds'),
    getLocale(),
    programmeOptions(actor),
    runCountries(actor),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label, locale);
  const here = trainers.map(({ id, name }) => ({ value: id, label: name }));
  // Who was chosen elsewhere and teaches nothing in this period is still what is filtered by.
  const absent = chosen && !trainers.some(({ id }) => id === chosen) ? [{ value: chosen, label: '–' }] : [];
  return {
    programme: programmes.map(({ id, code, titleEn, titleRu }) => ({
      value: id,
      label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
    })),
    country: countries
      .map(({ code, nameEn, nameRu }) => ({ value: code, label: inLanguage(language, nameEn, nameRu) }))
      .sort(byLabel),
    kind: Object.values(CourseKind).map((kind) => ({ value: kind, label: t(kind) })),
    trainer: [...here, ...absent],
  };
}
