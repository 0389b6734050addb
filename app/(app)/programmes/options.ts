import { getLocale } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { countryChoices } from '@/lib/people/countries/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { donorOptions } from '@/lib/programmes/queries';
import { inLanguage } from '@/lib/text/in-language';

type Partner = { id: string; name: string; nameEn: string | null; nameRu: string | null };

/** What the form of a programme chooses from, in the reader's language. */
export async function programmeFormOptions(actor: Actor, partners: readonly Partner[]) {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const [countries, donors] = await Promise.all([countryChoices(actor, language), donorOptions(actor)]);
  return {
    countries,
    donors: donors.map(({ id, name, nameRu }) => ({ value: id, label: inLanguage(language, name, nameRu) })),
    partners: partners.map((each) => ({ value: each.id, label: institutionName(language, each) })),
  };
}
