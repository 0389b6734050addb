import { refusal, type Refusal } from '@/lib/errors/outcome';
import { drawn, missingGlyph } from '@/lib/files/typst/glyphs';
import { layoutOf, type Layout } from './layout';
import { LONGEST_QR_TEXT, qrPoints } from './qr';
import { designProblems } from './design/rules';
import type { CertificateSnapshot } from './schema';
import { languagesOf, type CertificateWordLanguage } from './vocabulary';
import { placeholderValues, wordsOf, type PageWords } from './wording';

type Held = [path: string, english: string | null, russian: string | null];

/** What the snapshot says in both languages, with the path that a refusal names, less its `En` or `Ru`. */
function textsOf({ issuer, course, run, qualification, signatories }: CertificateSnapshot): Held[] {
  return [
    ['issuer.name', issuer.nameEn, issuer.nameRu],
    ['course.title', course.titleEn, course.titleRu],
    ['run.place', run.placeEn, run.placeRu],
    ['qualification.name', qualification?.nameEn ?? null, qualification?.nameRu ?? null],
    ...signatories.map((who, i): Held => [`signatories.${i}.title`, who.titleEn, who.titleRu]),
  ];
}

function absentNames({ language, holder }: CertificateSnapshot): Refusal[] {
  if (language === 'ru')
    return drawn(holder.officialName ?? '')
      ? []
      : [refusal('MISSING_OFFICIAL_NAME', undefined, 'holder.officialName')];
  return drawn(holder.latinName ?? '') ? [] : [refusal('MISSING_LATIN_NAME', undefined, 'holder.latinName')];
}

/** What is there in one language has to be there in the paper's: the one is never printed for the other. */
function absentTexts(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): Refusal[] {
  return textsOf(snapshot).flatMap(([path, english, russian]) => {
    const refusals: Refusal[] = [];
    if (languages.includes('ru') && english && !russian)
      refusals.push(refusal('MISSING_RUSSIAN_TITLE', undefined, `${path}Ru`));
    if (languages.includes('en') && russian && !english)
      refusals.push(refusal('MISSING_ENGLISH_TITLE', undefined, `${path}En`));
    return refusals;
  });
}

function missingGlyphs(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): Refusal[] {
  const { number, code, holder, signatories } = snapshot;
  const names = [
    ['holder.officialName', holder.officialName],
    ['holder.latinName', holder.latinName],
  ] as const;
  const texts = [
    ['number', number],
    ['code', code],
    ...signatories.map((who, i) => [`signatories.${i}.name`, who.name] as const),
    ...textsOf(snapshot).flatMap(([path, english, russian]) => [
      ...(languages.includes('en') ? [[`${path}En`, english] as const] : []),
      ...(languages.includes('ru') ? [[`${path}Ru`, russian] as const] : []),
    ]),
  ] as const;
  const found = (code: string, path: string, glyph: string | null) =>
    glyph === null ? [] : [refusal(code, { glyph }, path)];
  return [
    ...names.flatMap(([path, text]) => found('NAME_MISSING_GLYPH', path, missingGlyph(text ?? '', 'name'))),
    ...texts.flatMap(([path, text]) =>
      found('TEXT_MISSING_GLYPH', path, missingGlyph(text ?? '', 'title', 'plain', 'strong')),
    ),
  ];
}

/** The words of the page are made of the snapshot's fields: where someone would shorten them. */
function snapshotPath(wordsPath: string, holder: CertificateSnapshot['holder']): string {
  const [first = '', second = '', ...more] = wordsPath.split('.');
  const suffix = (language: string) => (language === 'en' ? 'En' : 'Ru');
  switch (first) {
    case 'name':
      return drawn(holder.officialName ?? '') ? 'holder.officialName' : 'holder.latinName';
    case 'latin':
      return 'holder.latinName';
    case 'issuer':
    case 'qualification':
      return `${first}.name${suffix(second)}`;
    case 'course':
      return `course.title${suffix(second)}`;
    case 'intro':
    case 'statement':
    case 'remark':
    case 'footer':
      return `design.words.${second}.${first}`;
    case 'facts':
      return `run.place${suffix(second)}`;
    case 'signatories':
      return more[0] === 'title' ? `signatories.${second}.title${suffix(more[1] ?? '')}` : wordsPath;
    case 'address':
      return 'verifyUrl';
    default:
      return wordsPath;
  }
}

function overflows(snapshot: CertificateSnapshot, layout: Layout): Refusal[] {
  return layout.overflows.map((path) =>
    refusal(
      path === 'name' || path === 'latin' ? 'NAME_TOO_LONG' : 'TEXT_TOO_LONG',
      undefined,
      snapshotPath(path, snapshot.holder),
    ),
  );
}

/** The set page of a snapshot, or why there can be none. */
export type Examined =
  | { refusals: []; words: PageWords; layout: Layout }
  | { refusals: [Refusal, ...Refusal[]]; words?: never; layout?: never };

/** Sets the page as it would be drawn and says what stands in the way: what preflight and the renderer share. */
export function examine(snapshot: CertificateSnapshot): Examined {
  const languages = languagesOf(snapshot.language);
  const refusals = [
    ...absentNames(snapshot),
    ...absentTexts(snapshot, languages),
    ...missingGlyphs(snapshot, languages),
    ...(snapshot.version === 1
      ? []
      : designProblems(snapshot, languages, (lang) => placeholderValues(snapshot, lang))),
  ];
  const { length } = snapshot.verifyUrl;
  if (length > LONGEST_QR_TEXT)
    refusals.push(refusal('VERIFY_URL_TOO_LONG', { length, max: LONGEST_QR_TEXT }, 'verifyUrl'));
  // Where a text or a letter is missing, how wide the whole would be is not known yet.
  const words = wordsOf(snapshot);
  const layout = layoutOf(
    words,
    qrPoints(snapshot.verifyUrl),
    snapshot.version === 1 ? null : snapshot.design,
  );
  if (refusals.length === 0) refusals.push(...overflows(snapshot, layout));
  const [first, ...others] = refusals;
  return first ? { refusals: [first, ...others] } : { refusals: [], words, layout };
}

/**
 * Why this certificate cannot be drawn as it stands; nothing when it can. Pure, and cheap enough for a dry run over a
 * whole course: the letters of the typefaces are a table in the program, and the page is set by the same rules by which
 * it is drawn. NAME_MISSING_GLYPH and TEXT_MISSING_GLYPH name the `glyph`; paths are those of the snapshot.
 */
export function preflight(snapshot: CertificateSnapshot): Refusal[] {
  return examine(snapshot).refusals;
}
