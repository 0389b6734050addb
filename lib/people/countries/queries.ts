import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inLanguage } from '@/lib/text/in-language';
import type { Language } from '@/prisma/generated/enums';

export type Choice = { value: string; label: string };

/** Where the office works: these stand first in every choice of a country. */
const ofTheRegion = ['KZ', 'KG', 'TJ', 'TM', 'UZ'];

/** All countries by their names in the reader's language, those of the region first. Open to every actor. */
export async function countryChoices(_actor: Actor, language: Language): Promise<Choice[]> {
  const countries = await db.country.findMany({ select: { code: true, nameEn: true, nameRu: true } });
  const rank = ({ value }: Choice) => (ofTheRegion.includes(value) ? 0 : 1);
  return countries
    .map(({ code, nameEn, nameRu }) => ({ value: code, label: inLanguage(language, nameEn, nameRu) }))
    .sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, language.toLowerCase()));
}

/** The divisions of the countries that have any here, by name. Open to every actor. */
export async function regionChoices(
  _actor: Actor,
  language: Language,
): Promise<(Choice & { countryCode: string })[]> {
  const regions = await db.region.findMany({
    select: { code: true, countryCode: true, nameEn: true, nameRu: true },
  });
  return regions
    .map(({ code, countryCode, nameEn, nameRu }) => ({
      value: code,
      countryCode,
      label: inLanguage(language, nameEn, nameRu),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language.toLowerCase()));
}
