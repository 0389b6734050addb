import { createTranslator } from 'use-intl/core';
import { shownName } from '@/lib/people/names/rules';
import { formatPattern } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import type { CourseKind, Language, Sex } from '@/prisma/generated/enums';
import type { DimensionName } from '../figures/types';

/** The words of reports that are written by a job, where no page is: the same messages as the pages'. */
const of = (locale: Locale) => {
  const messages = locale === 'ru' ? ru : en;
  return {
    report: createTranslator({ locale, messages: messages.reports }),
    sexes: createTranslator({ locale, messages: messages.people.sex }),
    sectors: createTranslator({ locale, messages: messages.institutions.sector }),
    kinds: createTranslator({ locale, messages: messages.runs.kinds }),
  };
};

const words = { EN: of('en'), RU: of('ru') };

export const localeOf = (language: Language): Locale => (language === 'RU' ? 'ru' : 'en');

export const reportWords = (language: Language) => words[language].report;

/** How what several donors pay for was counted, in the words of the page. */
export const sharingRules = (
  { sharedOut, donorId }: { sharedOut?: boolean; donorId: string | null },
  language: Language,
): string[] => {
  const t = words[language].report;
  return sharedOut && donorId ? [t('how.donorShared'), t('how.donorWhole')] : [t('how.donor')];
};

/** What a value of a dimension is called; `labels` are the names that the office gave. */
export function valueWord(
  language: Language,
  dimension: DimensionName,
  value: string | null,
  labels: ReadonlyMap<string, string>,
): string {
  const { report, sexes, sectors, kinds } = words[language];
  if (value === null) return report('table.notStated');
  switch (dimension) {
    case 'sex':
      return sexes(value as Sex);
    case 'sector':
      return sectors(value as 'GOVERNMENT');
    case 'kind':
      return kinds(value as CourseKind);
    case 'month':
      return formatPattern(`${value}-01`, 'MMMM YYYY', localeOf(language));
    default:
      return labels.get(value) ?? value;
  }
}

/** What a row or a column of an exploration is called; `rest`: for how many values it stands. */
export const bucketWord = (
  language: Language,
  dimension: DimensionName,
  { value, rest }: { value: string | null; rest: boolean },
  labels: ReadonlyMap<string, string>,
  count: number,
): string =>
  rest ? words[language].report('explore.rest', { count }) : valueWord(language, dimension, value, labels);

type Row = {
  officialName: string | null;
  latinName: string | null;
  sex: Sex | null;
  countryEn: string | null;
  countryRu: string | null;
  institution: string | null;
  institutionEn: string | null;
  institutionRu: string | null;
  code: string | null;
  titleEn: string | null;
  titleRu: string | null;
  kind: CourseKind | null;
  day: string | null;
  days: number | null;
  verdict: 'MET' | 'NOT_MET' | 'OPEN' | null;
  number: string | null;
  statusEn: string | null;
  statusRu: string | null;
  generation: number | null;
  gain: number | null;
  counted: number | null;
  what: string | null;
};

const own = (language: Language, english: string | null, russian: string | null) =>
  english ? inLanguage(language, english, russian) : null;

/** What a row says in a column, for a file: numbers stay numbers, and days days. */
export function rowCell(
  language: Language,
  row: Row,
  column: string,
): string | number | { day: string } | null {
  const { report, sexes, kinds } = words[language];
  switch (column) {
    case 'person':
      return shownName(row) || null;
    case 'sex':
      return row.sex && sexes(row.sex);
    case 'country':
      return own(language, row.countryEn, row.countryRu);
    case 'institution':
      return own(language, row.institutionEn ?? row.institution, row.institutionRu);
    case 'run':
      return row.code;
    case 'title':
      return own(language, row.titleEn, row.titleRu);
    case 'kind':
      return row.kind && kinds(row.kind);
    case 'day':
      return row.day === null ? null : { day: row.day };
    case 'verdict':
      return row.verdict && report(`rows.verdict.${row.verdict}`);
    case 'status':
      return own(language, row.statusEn, row.statusRu);
    case 'days':
      return row.days;
    case 'generation':
      return row.generation;
    case 'gain':
      return row.gain;
    case 'counted':
      return row.counted;
    case 'number':
      return row.number;
    default:
      return row.what;
  }
}
