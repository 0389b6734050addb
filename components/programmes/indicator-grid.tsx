'use client';

import { type ClipboardEvent, useState } from 'react';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import {
  emptyRow,
  gridOfTable,
  pasteAt,
  pastedTable,
  type Grid,
  type GridError,
  type GridRow,
} from '@/lib/programmes/indicators/grid/rules';
import { GridCell } from './grid-cell';

type Country = { value: string; label: string };
type Props = {
  grid: Grid;
  onChange: (grid: Grid) => void;
  errors: readonly GridError[];
  countries: readonly Country[];
};

const aims = [
  ['baselineYear', 'w-20'],
  ['baseline', 'w-24'],
  ['targetYear', 'w-20'],
  ['target', 'w-24'],
] as const;

/** Figures of an indicator, a line a country and group, a column a year; a table copied from a spreadsheet is pasted as it is. */
export function IndicatorGrid({ grid, onChange, errors, countries }: Props) {
  const t = useTranslations('programmes.indicator');
  const text = useRefusalText();
  const [pasted, setPasted] = useState<number | null>(null);
  const { years, rows } = grid;
  const set = (index: number, change: Partial<GridRow>) =>
    onChange({ years, rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  const errorOf = (row: number, column: string) => {
    const found = errors.find((error) => error.row === row && error.column === column);
    return found && text({ code: found.code });
  };
  const paste = (event: ClipboardEvent, row: number, year: string) => {
    const table = pastedTable(event.clipboardData.getData('text/plain'));
    if (table.length < 2 && (table[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const whole = gridOfTable(table, countries);
    setPasted(table.length);
    if (!whole) return onChange(pasteAt(grid, table, row, year));
    // A table with its own years stands in the place of an empty grid, and is added to one that has figures.
    const kept = rows.filter(
      (each) => Object.values(each.cells).some(Boolean) || each.target || each.baseline,
    );
    onChange({
      years: [...new Set([...(kept.length > 0 ? years : []), ...whole.years])].sort(),
      rows: [...kept, ...whole.rows],
    });
  };
  const addYear = () => {
    const last = Number([...years].reverse().find(Boolean) ?? 0);
    onChange({ years: [...years, `${last ? last + 1 : new Date().getFullYear()}`], rows });
  };
  const lineOf = (row: GridRow, index: number) =>
    [countries.find(({ value }) => value === row.countryCode)?.label, row.category]
      .filter(Boolean)
      .join(' · ') || t('line', { number: index + 1 });
  return (
    <Panel title={t('values')} hint={t('pasteHint')}>
      <div role="group" aria-label={t('values')} tabIndex={0} className="-mx-4 overflow-x-auto px-4 pb-2">
        <table className="border-separate border-spacing-x-1 border-spacing-y-1 text-left text-sm">
          <thead>
            <tr>
              <th scope="col" className="font-medium">
                {t('seriesCountry')}
              </th>
              <th scope="col" className="font-medium">
                {t('category')}
              </th>
              {years.map((year) => (
                <th key={year} scope="col" className="font-medium">
                  {year || t('noYear')}
                </th>
              ))}
              {aims.map(([column]) => (
                <th key={column} scope="col" className="font-medium whitespace-nowrap">
                  {t(column)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} className="align-top">
                <td>
                  <Select
                    aria-label={t('cellOf', { column: t('seriesCountry'), line: lineOf(row, index) })}
                    className="w-40"
                    options={countries}
                    placeholder={t('allCountries')}
                    value={row.countryCode}
                    onChange={(event) => set(index, { countryCode: event.target.value })}
                  />
                </td>
                <td>
                  <GridCell
                    label={t('cellOf', { column: t('category'), line: lineOf(row, index) })}
                    className="w-40"
                    value={row.category}
                    error={errorOf(index, 'category')}
                    onChange={(category) => set(index, { category })}
                    onPaste={(event) => paste(event, index, years[0] ?? '')}
                  />
                </td>
                {years.map((year) => (
                  <td key={year}>
                    <GridCell
                      numeric
                      label={t('cellOf', { column: year || t('noYear'), line: lineOf(row, index) })}
                      className="w-24"
                      value={row.cells[year] ?? ''}
                      error={errorOf(index, year)}
                      onChange={(value) => set(index, { cells: { ...row.cells, [year]: value } })}
                      onPaste={(event) => paste(event, index, year)}
                    />
                  </td>
                ))}
                {aims.map(([column, width]) => (
                  <td key={column}>
                    <GridCell
                      numeric
                      label={t('cellOf', { column: t(column), line: lineOf(row, index) })}
                      className={width}
                      value={row[column]}
                      error={errorOf(index, column)}
                      onChange={(value) => set(index, { [column]: value })}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    variant="quiet"
                    square
                    aria-label={t('removeLine', { line: lineOf(row, index) })}
                    onClick={() => onChange({ years, rows: rows.filter((_, at) => at !== index) })}
                  >
                    <X aria-hidden className="size-4" />
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => onChange({ years, rows: [...rows, emptyRow()] })}
        >
          {t('addLine')}
        </Button>
        <Button size="sm" icon={<Plus aria-hidden className="size-4" />} onClick={addYear}>
          {t('addYear')}
        </Button>
        {!years.includes('') && (
          <Button size="sm" variant="quiet" onClick={() => onChange({ years: ['', ...years], rows })}>
            {t('addNoYear')}
          </Button>
        )}
        <p role="status" className="text-ink-muted text-sm">
          {pasted !== null && t('pasted', { count: pasted })}
        </p>
      </div>
    </Panel>
  );
}
