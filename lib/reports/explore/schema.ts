import { z } from '@/lib/errors/zod';
import { filterOf } from '@/lib/text/page';
import type { Day } from '@/lib/time/day';
import {
  dimensionNames,
  dimensionsOf,
  figureKeys,
  isShared,
  relationOf,
  type DimensionName,
  type FigureKey,
} from '../figures/types';
import { periodOf, presetOf, presets } from '../scope/rules';
import { addressOfScope, scopeOfAddress, scopeSchema, type Search } from '../scope/schema';
import type { Exploration, Sort } from './types';

/** Figures that can be shown with small numbers hidden: of what is met in participations nobody could say how few they are of. */
export const explorable = (hide: boolean): FigureKey[] =>
  figureKeys.filter((key) => !hide || !['country', 'institution'].includes(relationOf[key]));

/**
 * By what a figure can be divided. What is hidden has to add up, which it does for each donor by parts only: what is not
 * shared out cannot be divided by donors there.
 */
export const explorableBy = (key: FigureKey, hide: boolean): DimensionName[] =>
  dimensionsOf[relationOf[key]].filter((name) => !(hide && name === 'donor' && !isShared(key)));

const sortSchema = z.object({
  by: z.enum(['name', 'total', 'column']),
  column: z.string().max(60).nullable(),
  descending: z.boolean(),
});

/** An exploration as a saved view keeps it, and as an action is given it. */
export const explorationSchema: z.ZodType<Exploration, Exploration> = z
  .object({
    figure: z.enum(figureKeys as [FigureKey, ...FigureKey[]]),
    rows: z.enum(dimensionNames),
    columns: z.enum(dimensionNames).nullable(),
    sort: sortSchema,
    hide: z.boolean(),
    scope: scopeSchema,
    preset: z.enum(presets).nullable(),
  })
  .refine(({ figure: key, rows, columns, hide }) => {
    const by = explorableBy(key, hide);
    return explorable(hide).includes(key) && by.includes(rows) && (!columns || by.includes(columns));
  })
  .refine(({ rows, columns }) => rows !== columns);

const time: readonly DimensionName[] = ['month', 'quarter', 'year'];

/** What is in the order of time stays so; all else begins with the largest. */
export const usualSort = (rows: DimensionName): Sort =>
  time.includes(rows)
    ? { by: 'name', column: null, descending: false }
    : { by: 'total', column: null, descending: true };

function sortOf(text: string | undefined, rows: DimensionName): Sort {
  const [, minus, by, column] = /^(-?)(name|total|column)(?::(.{0,60}))?$/.exec(text ?? '') ?? [];
  if (by !== 'name' && by !== 'total' && by !== 'column') return usualSort(rows);
  return { by, column: (by === 'column' && column) || null, descending: minus === '-' };
}

export const addressOfSort = ({ by, column, descending }: Sort): string =>
  `${descending ? '-' : ''}${by}${by === 'column' ? `:${column ?? ''}` : ''}`;

/** The exploration that an address asks for. What does not fit together becomes something that does. */
export function explorationOfAddress(params: Search, today: Day): Exploration {
  const hide = filterOf(params.hide, ['1']) !== null;
  const key = filterOf(params.figure, explorable(hide)) ?? 'people';
  const by = explorableBy(key, hide);
  const rows = filterOf(params.rows, by) ?? by[0] ?? 'country';
  const columns = filterOf(params.columns, by);
  const scope = scopeOfAddress(params, today);
  return {
    figure: key,
    rows,
    columns: columns === rows ? null : columns,
    sort: sortOf([params.sort ?? ''].flat()[0], rows),
    hide,
    scope,
    preset: filterOf(params.period, ['own']) ? null : presetOf(scope, today),
  };
}

/** The same as the search part of an address; with a period that moves, so that it moves there as well. */
export function addressOfExploration(of: Exploration): [string, string][] {
  const { figure: key, rows, columns, sort, hide, scope, preset } = of;
  const ofScope = addressOfScope(scope).filter(([name]) => !preset || (name !== 'from' && name !== 'to'));
  return [
    ['figure', key],
    ['rows', rows],
    ...(columns ? [['columns', columns] as [string, string]] : []),
    ...(addressOfSort(sort) === addressOfSort(usualSort(rows))
      ? []
      : [['sort', addressOfSort(sort)] as [string, string]]),
    ...(hide ? [['hide', '1'] as [string, string]] : []),
    ['period', preset ?? 'own'],
    ...ofScope,
  ];
}

/** As it is on a day: a period that moves has moved. */
export const onDay = (of: Exploration, today: Day): Exploration =>
  of.preset ? { ...of, scope: { ...of.scope, ...periodOf(of.preset, today) } } : of;
