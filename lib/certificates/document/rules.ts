import { refusal, type Refusal } from '@/lib/errors/outcome';
import { drawn, lineCount, lineWidth, missingGlyph } from './glyphs';
import { LONGEST_QR_TEXT } from './qr';
import { languagesOf, type CertificateSnapshot, type CertificateWordLanguage } from './schema';
import { columnOf, namesOf } from './wording';

/** What template.typ has for texts, in points, when all of it is shrunk as far as it goes (to 0.7). */
const CONTENT_WIDTH = 640;
const SMALLEST = 0.7;
const NAME = { size: 17, tracking: 0 };
const LATIN_NAME = { size: 10, tracking: 0.02 };
const ROOM = {
  one: {
    width: CONTENT_WIDTH,
    issuer: { size: 10, lines: 2 },
    course: { size: 19 * SMALLEST, lines: 3 },
    facts: { size: 10.5 * SMALLEST, lines: 2 },
    qualification: { size: 17 * SMALLEST, lines: 2 },
    signatoryTitle: { size: 7.4, lines: 4 },
  },
  two: {
    width: 298,
    issuer: { size: 8.5, lines: 3 },
    course: { size: 14.5 * SMALLEST, lines: 5 },
    facts: { size: 9.5 * SMALLEST, lines: 2 },
    qualification: { size: 13.5 * SMALLEST, lines: 3 },
    signatoryTitle: { size: 7.4, lines: 4 },
  },
} as const;
const ISSUER_TRACKING = 0.16;
const SIGNATORY_NAME = { size: 9.5, lines: 2 };
const CHECK_LINE = { size: 8, width: 138 };

type Claim = { path: string; text: string; width: number; size: number; lines: number; tracking?: number };

function nameRefusals(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): Refusal[] {
  const { officialName, latinName } = snapshot.holder;
  const refusals: Refusal[] = [];
  if (languages.includes('en') && !drawn(latinName ?? ''))
    refusals.push(refusal('MISSING_LATIN_NAME', undefined, 'holder.latinName'));
  if (snapshot.language === 'ru' && !drawn(officialName ?? ''))
    refusals.push(refusal('MISSING_OFFICIAL_NAME', undefined, 'holder.officialName'));
  const { name, latin } = namesOf(snapshot.holder);
  const large = { path: drawn(officialName ?? '') ? 'holder.officialName' : 'holder.latinName', text: name, ...NAME };
  const beneath = { path: 'holder.latinName', text: latin ?? '', ...LATIN_NAME };
  for (const { path, text, size, tracking } of [large, beneath]) {
    const glyph = missingGlyph(text, 'name');
    if (glyph) refusals.push(refusal('NAME_MISSING_GLYPH', { glyph }, path));
    else if (lineWidth(text, 'name', size, tracking) > CONTENT_WIDTH)
      refusals.push(refusal('NAME_TOO_LONG', undefined, path));
  }
  return refusals;
}

/** What has to be there in a language because it is there at all. The one language is never printed for the other. */
function absentTexts(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): Refusal[] {
  const { course, run, qualification, signatories } = snapshot;
  const pairs: [path: string, english: string | null, russian: string | null][] = [
    ['course.title', course.titleEn, course.titleRu],
    ['run.place', run.placeEn, run.placeRu],
    ...(qualification ? [['qualification.name', qualification.nameEn, qualification.nameRu] as const] : []).map(
      ([path, english, russian]) => [path, english, russian] as [string, string, string | null],
    ),
    ...signatories.map((who, i) => [`signatories.${i}.title`, who.titleEn, who.titleRu] as [string, string, string | null]),
  ];
  return pairs.flatMap(([path, english, russian]) => [
    ...(languages.includes('ru') && english && !russian
      ? [refusal('MISSING_RUSSIAN_TITLE', undefined, `${path}Ru`)]
      : []),
    ...(languages.includes('en') && russian && !english
      ? [refusal('MISSING_ENGLISH_TITLE', undefined, `${path}En`)]
      : []),
  ]);
}

function claims(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): Claim[] {
  const room = languages.length === 2 ? ROOM.two : ROOM.one;
  const { width } = room;
  const signatureWidth = snapshot.signatories.length === 3 ? 140 : 172;
  return [
    { path: 'number', text: `№ ${snapshot.number}`, ...CHECK_LINE, lines: 1 },
    ...languages.flatMap((language) => {
      const suffix = language === 'en' ? 'En' : 'Ru';
      const column = columnOf(snapshot, language);
      const issuer = column.issuer.toUpperCase();
      return [
        { path: `issuer.name${suffix}`, text: issuer, width, tracking: ISSUER_TRACKING, ...room.issuer },
        { path: `course.title${suffix}`, text: column.course, width, ...room.course },
        { path: `run.place${suffix}`, text: column.facts, width, ...room.facts },
        { path: `qualification.name${suffix}`, text: column.qualification ?? '', width, ...room.qualification },
        ...snapshot.signatories.map((who, i) => ({
          path: `signatories.${i}.title${suffix}`,
          text: (language === 'en' ? who.titleEn : who.titleRu) ?? '',
          width: signatureWidth,
          ...room.signatoryTitle,
        })),
      ];
    }),
    ...snapshot.signatories.map((who, i) => ({
      path: `signatories.${i}.name`,
      text: who.name,
      width: signatureWidth,
      ...SIGNATORY_NAME,
    })),
  ];
}

/**
 * Why this certificate cannot be drawn as it stands; nothing when it can. Cheap and pure (the letters of the typefaces
 * are a table in the program), so that a dry run over a whole course names every case. NAME_MISSING_GLYPH and
 * TEXT_MISSING_GLYPH name the `glyph`; paths are those of the snapshot.
 */
export function preflight(snapshot: CertificateSnapshot): Refusal[] {
  const languages = languagesOf(snapshot.language);
  const refusals = [...nameRefusals(snapshot, languages), ...absentTexts(snapshot, languages)];
  for (const { path, text, width, size, lines, tracking } of claims(snapshot, languages)) {
    const glyph = missingGlyph(text, 'text');
    if (glyph) refusals.push(refusal('TEXT_MISSING_GLYPH', { glyph }, path));
    else if (lineCount(text, width, size, tracking) > lines)
      refusals.push(refusal('TEXT_TOO_LONG', undefined, path));
  }
  if (snapshot.verifyUrl.length > LONGEST_QR_TEXT)
    refusals.push(
      refusal('VERIFY_URL_TOO_LONG', { length: snapshot.verifyUrl.length, max: LONGEST_QR_TEXT }, 'verifyUrl'),
    );
  return refusals;
}
