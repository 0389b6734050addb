import Link from 'next/link';
import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { keyOf, mostOf, shadeOf, sortedRows } from '@/lib/reports/explore/rules';
import type { Bucket, Exploration, Pivot, Sort } from '@/lib/reports/explore/types';
import type { DimensionName, Part } from '@/lib/reports/figures/types';
import { ReportNumber } from '../number';
import { useValueWords } from '../words';
import { shadeClasses } from './shade';

type Labels = ReadonlyMap<string, string>;

type Props = {
  exploration: Exploration;
  pivot: Pivot;
  labels: { rows: Labels; columns: Labels };
  /** Where the rows behind a part are; null for what cannot be opened. */
  href: (parts: Part[]) => string | null;
  /** Where the same is in another order. */
  sorted: (sort: Sort) => string;
};

const first = 'sticky left-0 max-w-36 whitespace-normal break-words md:max-w-80';

/** A figure divided by two things, shaded by size; it moves in a box of its own, with its heads in view. */
export function PivotTable({ exploration, pivot, labels, href, sorted }: Props) {
  const t = useTranslations('reports');
  const word = useValueWords();
  const { figure, rows, columns, sort } = exploration;
  const name = (dimension: DimensionName, { value, rest }: Bucket, of: Labels, count: number) =>
    rest ? t('explore.rest', { count }) : word(dimension, value, of);
  const rowName = (bucket: Bucket) => name(rows, bucket, labels.rows, pivot.rests.rows);
  const columnName = (bucket: Bucket) =>
    columns ? name(columns, bucket, labels.columns, pivot.rests.columns) : '';
  const most = mostOf(pivot);
  const heads = columns ? pivot.columns : [];
  const part = (dimension: DimensionName | null, { value, rest }: Bucket): Part[] | null =>
    rest ? null : dimension ? [{ dimension, value }] : [];
  /** The rest is of many values: there is no address of all of them. */
  const open = (...parts: (Part[] | null)[]) =>
    parts.includes(null) ? null : href(parts.flatMap((each) => each ?? []));
  const [figureName, total] = [t(`figure.${figure}.name`), t('table.total')];
  const caption = columns
    ? t('explore.captionTwo', {
        figure: figureName,
        rows: t(`dimension.${rows}`),
        columns: t(`dimension.${columns}`),
      })
    : t('explore.caption', { figure: figureName, rows: t(`dimension.${rows}`) });
  return (
    <Table caption={caption} phone="scroll" boxed>
      <Thead>
        <Tr>
          <SortHead of={{ by: 'name', column: null }} className={clsx(first, 'z-20')} {...{ sort, sorted }}>
            {t(`dimension.${rows}`)}
          </SortHead>
          {heads.map((bucket) =>
            bucket.rest ? (
              <Th key={keyOf(bucket)} numeric>
                {columnName(bucket)}
              </Th>
            ) : (
              <SortHead
                key={keyOf(bucket)}
                numeric
                of={{ by: 'column', column: bucket.value }}
                {...{ sort, sorted }}
              >
                {columnName(bucket)}
              </SortHead>
            ),
          )}
          <SortHead numeric of={{ by: 'total', column: null }} {...{ sort, sorted }}>
            {total}
          </SortHead>
        </Tr>
      </Thead>
      <Tbody>
        {sortedRows(pivot, sort, rowName).map((row) => (
          <Tr key={keyOf(row.bucket)}>
            <Td head className={clsx(first, 'bg-surface')}>
              {rowName(row.bucket)}
            </Td>
            {heads.map((bucket, at) => (
              <Td
                key={keyOf(bucket)}
                numeric
                className={clsx('text-right tabular-nums', shadeClasses[shadeOf(row.cells[at], most)])}
              >
                <ReportNumber
                  value={row.cells[at]}
                  href={open(part(rows, row.bucket), part(columns, bucket))}
                  label={`${rowName(row.bucket)}, ${columnName(bucket)}`}
                />
              </Td>
            ))}
            <Td
              numeric
              className={clsx(
                'text-right tabular-nums',
                columns ? 'font-medium!' : shadeClasses[shadeOf(row.total, most)],
              )}
            >
              <ReportNumber
                value={row.total}
                href={open(part(rows, row.bucket))}
                label={`${rowName(row.bucket)}, ${total}`}
              />
            </Td>
          </Tr>
        ))}
        <Tr className="font-semibold">
          <Td head className={clsx(first, 'bg-surface font-semibold!')}>
            {total}
          </Td>
          {heads.map((bucket, at) => (
            <Td key={keyOf(bucket)} numeric className="text-right font-semibold! tabular-nums">
              <ReportNumber
                value={pivot.columnTotals[at]}
                href={open(part(columns, bucket))}
                label={`${total}, ${columnName(bucket)}`}
              />
            </Td>
          ))}
          <Td numeric className="text-right font-semibold! tabular-nums">
            <ReportNumber value={pivot.total} href={open()} label={total} />
          </Td>
        </Tr>
      </Tbody>
    </Table>
  );
}

type HeadProps = {
  of: Pick<Sort, 'by' | 'column'>;
  sort: Sort;
  sorted: (sort: Sort) => string;
  numeric?: boolean;
  className?: string;
  children: string;
};

/** A head that puts the rows in its order, and turned round when it is pressed again. */
function SortHead({ of, sort, sorted, numeric, className, children }: HeadProps) {
  const t = useTranslations('reports.explore');
  const current = sort.by === of.by && sort.column === of.column;
  // Numbers begin with the largest, names with A.
  const descending = current ? !sort.descending : of.by !== 'name';
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <Th
      numeric={numeric}
      className={className}
      aria-sort={current ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link
        href={sorted({ ...of, descending })}
        replace
        scroll={false}
        prefetch={false}
        className="hover:text-ink inline-flex items-center gap-1 rounded-sm hover:underline"
        aria-label={t(descending ? 'sortDown' : 'sortUp', { column: children })}
      >
        {children}
        {current && <Arrow aria-hidden className="size-3.5 shrink-0" />}
      </Link>
    </Th>
  );
}
