import { drawn } from '@/lib/files/typst/glyphs';
import { placeholdersIn } from '@/lib/text/placeholders';
import type { CertificateDesign, CertificatePicture } from '../document/schema';
import { freeTextNames, wordLanguages } from '../document/vocabulary';
import type { TemplateDefinition } from './schema';

const silent = { intro: '', statement: '', remark: '', footer: '' };

/** What a template begins with: the built-in look. */
export const builtInTemplate: TemplateDefinition = {
  orientation: 'landscape',
  colours: { accent: '#17466b', text: '#1d2126', paper: '#ffffff' },
  logos: [],
  signatories: [],
  words: { en: silent, ru: silent },
  validityMonths: null,
};

/** The images that a definition names, each once. */
export const imageIdsOf = ({
  logos,
  signatories,
}: Pick<TemplateDefinition, 'logos' | 'signatories'>): string[] => [
  ...new Set([
    ...logos.map(({ imageId }) => imageId),
    ...signatories.flatMap(({ imageId }) => imageId ?? []),
  ]),
];

/** A definition as a paper keeps it, with what its pictures are; null where a picture is not known. */
export function designFrom(
  { logos, signatories, ...definition }: TemplateDefinition,
  templateVersionId: string,
  pictures: ReadonlyMap<string, CertificatePicture>,
): CertificateDesign | null {
  if (imageIdsOf({ logos, signatories }).some((id) => !pictures.has(id))) return null;
  return {
    ...definition,
    templateVersionId,
    logos: logos.flatMap(({ imageId, ...logo }) => {
      const picture = pictures.get(imageId);
      return picture ? [{ ...logo, picture }] : [];
    }),
    signatories: signatories.map(({ imageId, titleRu, ...who }) => ({
      ...who,
      titleRu: titleRu || null,
      picture: (imageId && pictures.get(imageId)) || null,
    })),
    institution: null,
  };
}

/** Whether any text names the holder's institution, which is looked up only then. */
export const namesInstitution = ({ words }: Pick<CertificateDesign, 'words'>): boolean =>
  wordLanguages.some((lang) =>
    freeTextNames.some((text) => placeholdersIn(words[lang][text]).includes('institution')),
  );

/** The names of an institution that a text in each language can say: its own only where it is in that language's letters. */
export function institutionWords({
  name,
  nameEn,
  nameRu,
}: {
  name: string;
  nameEn: string | null;
  nameRu: string | null;
}) {
  const cyrillic = /\p{Script=Cyrillic}/u.test(name);
  const or = (text: string | null, own: boolean) => drawn(text ?? '') || (own ? drawn(name) : '') || null;
  return { en: or(nameEn, !cyrillic), ru: or(nameRu, cyrillic) };
}

/** Whether two definitions say the same, in whatever order the database gives their parts back. */
export function sameTemplate(one: TemplateDefinition, other: TemplateDefinition): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
