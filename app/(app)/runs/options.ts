import { getLocale } from 'next-intl/server';
import type { RunOptions } from '@/components/runs/form-types';
import type { Actor } from '@/lib/auth/actor';
import { courseOptions } from '@/lib/courses/queries';
import { countryChoices, regionChoices } from '@/lib/people/countries/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { donorOptions } from '@/lib/programmes/queries';
import { venueOptions } from '@/lib/runs/venues/queries';
import { timeZones } from '@/lib/runs/venues/rules';
import { inLanguage } from '@/lib/text/in-language';

type Named = { id: string; name: string; nameEn: string | null; nameRu: string | null };

/** What the form of a run chooses from, in the reader's language; `standsIn`: its venue, archived or not. */
export async function runOptions(
  actor: Actor,
  institutions: readonly Named[] = [],
  standsIn: string | null = null,
): Promise<RunOptions> {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const [courses, venues, countries, regions, donors] = await Promise.all([
    courseOptions(actor),
    venueOptions(actor, standsIn),
    countryChoices(actor, language),
    regionChoices(actor, language),
    donorOptions(actor),
  ]);
  const countryName = new Map(countries.map(({ value, label }) => [value, label]));
  return {
    courses: courses.map(({ id, code, titleEn, titleRu, days, sensitive }) => ({
      value: id,
      label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
      days,
      sensitive,
    })),
    venues: venues.map(({ id, name, ...place }) => ({
      ...place,
      value: id,
      label: name,
      detail: `${inLanguage(language, place.cityEn, place.cityRu)}, ${countryName.get(place.countryCode) ?? ''}`,
    })),
    countries,
    regions,
    donors: donors.map(({ id, name, nameRu }) => ({ value: id, label: inLanguage(language, name, nameRu) })),
    timeZones: timeZones(),
    institutions: institutions.map((each) => ({ value: each.id, label: institutionName(language, each) })),
  };
}
