import { canCoordinate } from '@/lib/auth/policy';
import { isDay } from '@/lib/time/day';
import type { Language } from '@/prisma/generated/enums';
import { audienceByLink, audienceOf, type Audience } from '../../audience/queries';
import {
  figure,
  figureKeys,
  table,
  tables,
  type FigureKey,
  type TableKey,
} from '../../figures/definitions/queries';
import { report } from '../../figures/queries';
import { rowsAfter } from '../../figures/rows/queries';
import type { Figures, ReportTable } from '../../figures/rules';
import { wholeYears } from '../../scope/rules';
import type { ReportScope } from '../../scope/types';
import { reportWords } from '../../wording/rules';
import { ApiProblem } from '../problems/rules';
import type { BodyOf, FiltersOf } from '../resources/schema';
import type { Read, Reader, Slice } from '../types';

/** The figures as for an observer's link, where the token may not read people, whatever its account may. */
const audience = ({ actor, names }: Reader): Audience =>
  canCoordinate(actor) && !names ? audienceByLink(actor) : audienceOf(actor);

function scopeOf(asked: FiltersOf<'figures'>): ReportScope {
  const { from, to, programme, donor, course, country, kind } = asked;
  for (const [parameter, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw new ApiProblem('PARAMETER_INVALID', { parameter });
  if (from > to) throw new ApiProblem('PARAMETER_INVALID', { parameter: 'to' });
  return {
    ...{ from, to },
    programmeId: programme ?? null,
    donorId: donor ?? null,
    courseId: course ?? null,
    countryCodes: [...new Set(country ?? [])].sort(),
    kinds: [...new Set(kind ?? [])],
  };
}

/** As on the page: whoever may not see names chooses a whole year and nothing else. */
function refuseChoice(asked: FiltersOf<'figures'>, { today }: Reader): void {
  const { from, to, ...narrowed } = asked;
  const [parameter] = Object.entries(narrowed).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (parameter) throw new ApiProblem('PERIOD_NOT_A_YEAR', { parameter });
  if (!wholeYears(today).some((year) => year.from === from && year.to === to))
    throw new ApiProblem('PERIOD_NOT_A_YEAR', { parameter: 'from' });
}

/** What a figure says: null with `hidden` where it is suppressed, and without where there is nothing to reckon from. */
const said = (figures: Figures, key: FigureKey) => ({
  value: figures[key] ?? null,
  hidden: figures[key] === null,
});

const cell = (value: number | null) => ({ value, hidden: value === null });

/** A table as the page shows it: what is hidden there is hidden here, so that neither tells what the other hides. */
function dividedTable(key: TableKey, counted: ReportTable) {
  const { rows, columns = null, total } = table(key);
  const ofColumns = <T>(make: (column: string | null, at: number) => T): T[] =>
    columns ? counted.columns.map(make) : [];
  return {
    ...{ table: key, figure: total, rowsBy: rows, columnsBy: columns },
    ...cell(counted.total),
    columnTotals: ofColumns((column, at) => ({ column, ...cell(counted.columnTotals[at] ?? null) })),
    lines: counted.rows.map((line) => ({
      ...{ row: line.value, ...cell(line.total) },
      parts: ofColumns((column, at) => ({ column, ...cell(line.cells[at] ?? null) })),
    })),
  };
}

/** The figures of the page of reports, and what they divide into there. */
export async function apiFigures(reader: Reader, asked: FiltersOf<'figures'>): Promise<BodyOf<'figures'>> {
  const whose = audience(reader);
  const scope = scopeOf(asked);
  if (!whose.names) refuseChoice(asked, reader);
  const { figures, previous, previousPeriod, tables: counted } = await report(whose, scope, reader.today);
  return {
    ...{ from: scope.from, to: scope.to },
    previousFrom: previousPeriod.from,
    previousTo: previousPeriod.to,
    smallHidden: !whose.names,
    figures: figureKeys.map((key) => {
      const before = said(previous, key);
      return {
        figure: key,
        ...said(figures, key),
        previousValue: before.value,
        previousHidden: before.hidden,
      };
    }),
    tables: (Object.keys(tables) as TableKey[]).map((each) => dividedTable(each, counted[each])),
  };
}

/** The rows behind a figure, as many as it says. */
export async function apiRows(
  { actor, today }: Reader,
  { figure: asked, ...scope }: FiltersOf<'rows'>,
  slice: Slice,
): Read<BodyOf<'rows'>> {
  const key = figureKeys.find((each) => each === asked);
  if (!key) throw new ApiProblem('PARAMETER_INVALID', { parameter: 'figure' });
  return rowsAfter(actor, { figure: key, scope: scopeOf(scope), parts: [] }, today, slice);
}

const words = (language: Language, key: FigureKey, what: 'name' | 'how') =>
  reportWords(language)(`figure.${key}.${what}`);

/** What the figures are called and how each is made. */
export async function apiDefinitions({ after, take }: Slice): Read<BodyOf<'definitions'>> {
  return [...figureKeys]
    .sort()
    .filter((key) => after === null || key > after)
    .slice(0, take)
    .map((key) => ({
      key,
      row: {
        figure: key,
        group: figure(key).group,
        ofPeople: figure(key).people,
        nameEn: words('EN', key, 'name'),
        nameRu: words('RU', key, 'name'),
        howEn: words('EN', key, 'how'),
        howRu: words('RU', key, 'how'),
      },
    }));
}
