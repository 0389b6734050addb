import { drawn } from '@/lib/files/typst/glyphs';
import { withValues } from '@/lib/text/placeholders';
import type { DesignedSnapshot } from '../schema';
import { freeTextNames, type CertificateWordLanguage, type FreeText, type Placeholder } from '../vocabulary';

/** What each place in a template's text is filled with; empty where the paper does not know it in that language. */
export type PlaceholderValues = Record<Placeholder, string>;

/** The holder's name as a sentence in that language has it. */
export function nameInText({ holder }: DesignedSnapshot, lang: CertificateWordLanguage): string {
  const [first, second] =
    lang === 'en' ? [holder.latinName, holder.officialName] : [holder.officialName, holder.latinName];
  return drawn(first ?? '') || drawn(second ?? '');
}

export const institutionIn = ({ design }: DesignedSnapshot, lang: CertificateWordLanguage): string =>
  drawn(design.institution?.[lang] ?? '');

/** The template's own texts, filled; null where it leaves one as it is built in, or out. */
export function freeWords(
  { design }: DesignedSnapshot,
  lang: CertificateWordLanguage,
  values: PlaceholderValues,
): Record<FreeText, string | null> {
  const said = design.words[lang];
  const entries = freeTextNames.map((name) => [name, drawn(withValues(said[name], values)) || null]);
  return Object.fromEntries(entries) as Record<FreeText, string | null>;
}
