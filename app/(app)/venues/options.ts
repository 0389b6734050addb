import { getLocale } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { countryChoices, regionChoices } from '@/lib/people/countries/queries';
import { timeZones } from '@/lib/runs/venues/rules';

/** What the form of a venue chooses from, in the reader's language. */
export async function placeOptions(actor: Actor) {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const [countries, regions] = await Promise.all([
    countryChoices(actor, language),
    regionChoices(actor, language),
  ]);
  return { countries, regions, timeZones: timeZones() };
}
