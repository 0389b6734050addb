import type { Language } from '@/prisma/generated/enums';
import {
  figure,
  figureGroups,
  figureKeys,
  table,
  tables,
  type FigureGroup,
  type FigureKey,
  type TableKey,
} from '../figures/definitions/queries';
import type { Report } from '../figures/queries';
import type { DimensionName } from '../figures/types';
import { labelsOf } from '../labels/queries';
import type { Period, ReportScope } from '../scope/types';
import { reportWords, valueWord } from '../wording/rules';

/** The figures in the order of their groups. */
export const groupedFigures: { group: FigureGroup; keys: FigureKey[] }[] = figureGroups.map((group) => ({
  group,
  keys: figureKeys.filter((key) => figure(key).group === group),
}));

/** The tables that a period is shown by: months, or years where there would be too many of them. */
export function tablesOf({ from, to }: Period) {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const left: TableKey = years > 1 ? 'participationsByMonth' : 'participationsByYear';
  return (Object.keys(tables) as TableKey[])
    .filter((key) => key !== left)
    .map((key) => {
      const { rows, columns, total } = table(key);
      return { key, rows, columns: columns ?? null, total };
    });
}

/** Names of the countries that stand in a report. */
export async function labelsOfReport(report: Report, language: Language): Promise<Map<string, string>> {
  const ofCountries: DimensionName[] = ['country', 'heldIn'];
  const found = (Object.keys(tables) as TableKey[])
    .filter((key) => ofCountries.includes(table(key).rows))
    .flatMap((key) => report.tables[key].rows.map(({ value }) => value));
  return labelsOf('country', [...found, ...report.quotas.map(({ country }) => country)], language);
}

/** What the report is narrowed to, a line each. */
export async function narrowedTo(scope: ReportScope, language: Language): Promise<string[]> {
  const t = reportWords(language);
  const one = async (dimension: 'programme' | 'donor' | 'course' | 'heldIn', values: (string | null)[]) => {
    const labels = await labelsOf(dimension, values, language);
    const named = values.flatMap((value) => (value ? (labels.get(value) ?? []) : []));
    return named.length > 0 ? [`${t(`dimension.${dimension}`)}: ${named.join(', ')}`] : [];
  };
  const kinds = scope.kinds.map((kind) => valueWord(language, 'kind', kind, new Map()));
  return [
    ...(await one('programme', [scope.programmeId])),
    ...(await one('donor', [scope.donorId])),
    ...(await one('course', [scope.courseId])),
    ...(await one('heldIn', scope.countryCodes)),
    ...(kinds.length > 0 ? [`${t('dimension.kind')}: ${kinds.join(', ')}`] : []),
  ];
}
