import { grantChoices } from '@/lib/auth/accounts/queries';
import type { Actor } from '@/lib/auth/actor';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';

/** What a right can be limited to, in the reader's language and order. */
export async function rightsChoices(actor: Actor, locale: Locale) {
  const { programmes, countries, institutions } = await grantChoices(actor);
  const language = locale === 'ru' ? 'RU' : 'EN';
  return {
    programmes: programmes.map(({ id, code, titleEn, titleRu }) => ({
      value: id,
      label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
    })),
    countries: countries
      .map(({ code, nameEn, nameRu }) => ({ value: code, label: inLanguage(language, nameEn, nameRu) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
    institutions: institutions.map(({ id, name }) => ({ value: id, label: name })),
  };
}
