import { describe, expect, it } from 'vitest';
import { preflight } from './rules';
import { aSnapshot } from './testing/snapshot';

const named = (officialName: string | null, latinName: string | null) => ({
  holder: { officialName, latinName },
});
const codes = (over: Parameters<typeof aSnapshot>[0]) =>
  preflight(aSnapshot(over)).map(({ code, path, params }) => [code, path, ...(params ? [params] : [])]);

describe('preflight', () => {
  it.each(['en', 'ru', 'en-ru'] as const)('has nothing against a whole certificate in %s', (language) => {
    expect(preflight(aSnapshot({ language }))).toEqual([]);
  });

  it('asks for a Latin name where English is printed, for the official one where only Russian is', () => {
    expect(codes({ ...named('Ли', null) })).toEqual([['MISSING_LATIN_NAME', 'holder.latinName']]);
    expect(codes({ ...named('Ли', ' '), language: 'en-ru' })).toEqual([
      ['MISSING_LATIN_NAME', 'holder.latinName'],
    ]);
    expect(codes({ ...named(null, 'Li'), language: 'ru' })).toEqual([
      ['MISSING_OFFICIAL_NAME', 'holder.officialName'],
    ]);
    expect(codes({ ...named('Ли', null), language: 'ru' })).toEqual([]);
    expect(codes({ ...named(null, 'Li') })).toEqual([]);
  });

  it('never prints the English text for a Russian one that is missing', () => {
    const { course, run, qualification, signatories } = aSnapshot();
    const over = {
      course: { ...course, titleRu: null },
      run: { ...run, placeRu: null },
      qualification: qualification && { ...qualification, nameRu: null },
      signatories: signatories.map((who) => ({ ...who, titleRu: null })),
    };
    expect(codes(over)).toEqual([]);
    for (const language of ['ru', 'en-ru'] as const)
      expect(codes({ ...over, language })).toEqual([
        ['MISSING_RUSSIAN_TITLE', 'course.titleRu'],
        ['MISSING_RUSSIAN_TITLE', 'run.placeRu'],
        ['MISSING_RUSSIAN_TITLE', 'qualification.nameRu'],
        ['MISSING_RUSSIAN_TITLE', 'signatories.0.titleRu'],
        ['MISSING_RUSSIAN_TITLE', 'signatories.1.titleRu'],
      ]);
    expect(codes({ run: { ...run, placeEn: null } })).toEqual([['MISSING_ENGLISH_TITLE', 'run.placeEn']]);
  });

  it.each([
    ['王小明', '王'],
    ['محمد', 'م'],
    ['Осмон\u202eова', 'U+202E'],
    ['Осмон\u200fова', 'U+200F'],
    ['Осмон\u00adова', 'U+00AD'],
    ['Осмон\u0000ова', 'U+0000'],
    ['Айбек 🎓', '🎓'],
  ])('names the letter of %j that cannot be drawn', (name, glyph) => {
    expect(codes(named(name, 'Li'))).toEqual([['NAME_MISSING_GLYPH', 'holder.officialName', { glyph }]]);
  });

  it('draws a decomposed letter as the letter that it is', () => {
    expect(codes(named('Жумабайовна'.normalize('NFD'), 'Rəşad'.normalize('NFD')))).toEqual([]);
  });

  it('says which letter of a text is missing', () => {
    const { course } = aSnapshot();
    expect(codes({ course: { ...course, titleEn: 'Course ①王' } })[0]?.slice(0, 2)).toEqual([
      'TEXT_MISSING_GLYPH',
      'course.titleEn',
    ]);
  });

  it('refuses what stays too long in the smallest type, and names it', () => {
    const { course, signatories, run } = aSnapshot();
    expect(codes(named('Ж'.repeat(120), 'Li'))).toEqual([['NAME_TOO_LONG', 'holder.officialName']]);
    expect(codes(named('Ли', 'Muhammad '.repeat(14)))).toEqual([['NAME_TOO_LONG', 'holder.latinName']]);
    expect(codes({ course: { ...course, titleEn: 'W'.repeat(200) } })).toEqual([
      ['TEXT_TOO_LONG', 'course.titleEn'],
    ]);
    expect(codes({ course: { ...course, titleRu: 'Щит и меч '.repeat(60) }, language: 'en-ru' })).toEqual([
      ['TEXT_TOO_LONG', 'course.titleRu'],
    ]);
    expect(codes({ number: 'W'.repeat(40) })).toEqual([['TEXT_TOO_LONG', 'number']]);
    expect(codes({ run: { ...run, placeEn: 'W'.repeat(150) } })).toEqual([['TEXT_TOO_LONG', 'run.placeEn']]);
    const [who] = signatories;
    if (!who) throw new Error('a signatory');
    expect(codes({ signatories: [{ ...who, titleEn: 'Deputy head of the office '.repeat(7) }] })).toEqual([]);
    expect(
      codes({ signatories: [who, who, { ...who, titleEn: 'Wide words '.repeat(18) }], language: 'en-ru' }),
    ).toEqual([['TEXT_TOO_LONG', 'signatories.2.titleEn']]);
  });

  it('refuses an address that makes the QR code too fine', () => {
    const verifyUrl = `https://${'long'.repeat(30)}.example.org/verify/X`;
    expect(codes({ verifyUrl })).toEqual([
      ['VERIFY_URL_TOO_LONG', 'verifyUrl', { length: verifyUrl.length, max: 106 }],
    ]);
  });
});
