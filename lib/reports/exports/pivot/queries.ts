import type { Actor } from '@/lib/auth/actor';
import { workbookWriter, type Cell } from '@/lib/files/tables/streaming/workbook';
import { csvOf } from '@/lib/files/tables/write';
import { formatDateRange } from '@/lib/text/format';
import type { Day } from '@/lib/time/day';
import type { Language, ReportFormat } from '@/prisma/generated/enums';
import { audienceWithNames } from '../../audience/queries';
import { labelsOfPivot } from '../../explore/labels/queries';
import { explore } from '../../explore/queries';
import { notesOf, sortedRows } from '../../explore/rules';
import type { Bucket, Exploration, PivotNumber } from '../../explore/types';
import { narrowedTo } from '../../shown/queries';
import { bucketWord, localeOf, reportWords } from '../../wording/rules';

type Wanted = { language: Language; today: Day };

/**
 * The table of an exploration as a file: the numbers as the page shows them, hidden ones as a word, and how they were
 * counted. CSV has the table alone. It names nobody; what small numbers tell is as it was asked for.
 */
export async function pivotFile(
  actor: Actor,
  format: ReportFormat,
  of: Exploration,
  { language, today }: Wanted,
): Promise<Buffer> {
  const t = reportWords(language);
  const { pivot, counted } = await explore(audienceWithNames(actor), of, today);
  const labels = await labelsOfPivot(of, pivot, language);
  const rowName = (bucket: Bucket) => bucketWord(language, of.rows, bucket, labels.rows, pivot.rests.rows);
  const columnName = (bucket: Bucket) =>
    of.columns ? bucketWord(language, of.columns, bucket, labels.columns, pivot.rests.columns) : '';
  const shown = (value: PivotNumber) => (value === null ? t('hidden') : (value ?? t('none')));
  const line = (cells: readonly PivotNumber[], total: PivotNumber) =>
    [...(of.columns ? cells : []), total].map(shown);
  const heads = [
    t(`dimension.${of.rows}`),
    ...(of.columns ? pivot.columns.map(columnName) : []),
    t('table.total'),
  ];
  const rows = [
    ...sortedRows(pivot, of.sort, rowName).map((row) => [rowName(row.bucket), ...line(row.cells, row.total)]),
    [t('table.total'), ...line(pivot.columnTotals, pivot.total)],
  ];
  if (format === 'CSV') return Buffer.from(csvOf([heads, ...rows]));
  const chunks: Buffer[] = [];
  const writer = workbookWriter((bytes) => chunks.push(bytes));
  const sheet = await writer.sheet(
    t(`figure.${of.figure}.name`),
    heads.map((head, at) => ({ head, width: at === 0 ? 36 : 16 })),
  );
  await sheet.rows(rows);
  await sheet.close();
  const how = await writer.sheet(t('export.howSheet'), [{ head: t('how.title'), width: 120 }]);
  await how.rows([
    ...[t(`figure.${of.figure}.how`), formatDateRange(of.scope.from, of.scope.to, localeOf(language))],
    ...(await narrowedTo(of.scope, language)),
    ...notesOf(of, counted).map((note) => t(`explore.note.${note}`)),
    t('how.period'),
  ].map((text): Cell[] => [text])); // prettier-ignore
  await how.close();
  await writer.end();
  return Buffer.concat(chunks);
}
