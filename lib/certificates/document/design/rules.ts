import { refusal, type Refusal } from '@/lib/errors/outcome';
import { drawn, missingGlyph, type Face } from '@/lib/files/typst/glyphs';
import { placeholdersIn } from '@/lib/text/placeholders';
import type { DesignedSnapshot } from '../schema';
import { freeTextNames, type CertificateWordLanguage, type FreeText, type Placeholder } from '../vocabulary';
import { institutionIn, type PlaceholderValues } from './wording';

const faces: Record<FreeText, Face> = {
  intro: 'italic',
  statement: 'italic',
  remark: 'plain',
  footer: 'plain',
};
/** What has words of its own where a template has none: there one language can be left as it is. */
const builtIn: readonly FreeText[] = ['intro', 'statement'];

/** Where in a snapshot a text of the template stands. */
export const pathOfText = (lang: CertificateWordLanguage, name: FreeText): string =>
  `design.words.${lang}.${name}`;

/** A text with a place that nothing fills would have a hole in it. */
function holes(
  snapshot: DesignedSnapshot,
  lang: CertificateWordLanguage,
  values: PlaceholderValues,
): Refusal[] {
  return freeTextNames.flatMap((text) =>
    [...new Set(placeholdersIn(snapshot.design.words[lang][text]))]
      .filter((name) => !values[name as Placeholder])
      .map((name) =>
        name === 'institution'
          ? refusal('MISSING_INSTITUTION', undefined, 'holder.institution')
          : refusal('PLACEHOLDER_EMPTY', { name }, pathOfText(lang, text)),
      ),
  );
}

function unpaired({ design }: DesignedSnapshot, languages: readonly CertificateWordLanguage[]): Refusal[] {
  return freeTextNames
    .filter((name) => !builtIn.includes(name) && languages.some((lang) => drawn(design.words[lang][name])))
    .flatMap((name) =>
      languages
        .filter((lang) => !drawn(design.words[lang][name]))
        .map((lang) =>
          refusal(
            lang === 'ru' ? 'MISSING_RUSSIAN_TITLE' : 'MISSING_ENGLISH_TITLE',
            undefined,
            pathOfText(lang, name),
          ),
        ),
    );
}

function letters(snapshot: DesignedSnapshot, lang: CertificateWordLanguage): Refusal[] {
  const own = freeTextNames.flatMap((name) => {
    const glyph = missingGlyph(snapshot.design.words[lang][name], faces[name]);
    return glyph === null ? [] : [refusal('TEXT_MISSING_GLYPH', { glyph }, pathOfText(lang, name))];
  });
  const glyph = missingGlyph(institutionIn(snapshot, lang), 'italic', 'plain');
  return glyph === null ? own : [...own, refusal('TEXT_MISSING_GLYPH', { glyph }, 'holder.institution')];
}

/** What of the template's own texts cannot be drawn, or would be wrong: letters, holes, one language without the other. */
export function designProblems(
  snapshot: DesignedSnapshot,
  languages: readonly CertificateWordLanguage[],
  valuesIn: (lang: CertificateWordLanguage) => PlaceholderValues,
): Refusal[] {
  return [
    ...unpaired(snapshot, languages),
    ...languages.flatMap((lang) => [...letters(snapshot, lang), ...holes(snapshot, lang, valuesIn(lang))]),
  ];
}
