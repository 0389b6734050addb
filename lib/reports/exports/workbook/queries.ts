import type { Actor } from '@/lib/auth/actor';
import { workbookWriter, type Cell } from '@/lib/files/tables/streaming/workbook';
import { csvOf } from '@/lib/files/tables/write';
import { typedAmount } from '@/lib/runs/money/currencies/rules';
import { formatDateRange } from '@/lib/text/format';
import type { Day } from '@/lib/time/day';
import type { Language } from '@/prisma/generated/enums';
import { audienceWithNames } from '../../audience/queries';
import { figure, figureKeys, type FigureKey } from '../../figures/definitions/queries';
import { report, type Report } from '../../figures/queries';
import { columnsOf, streamRows, type FigureRow, type RowColumn } from '../../figures/rows/queries';
import type { ReportScope } from '../../scope/types';
import { labelsOfReport, tablesOf } from '../../shown/queries';
import { localeOf, reportWords, rowCell, sharingRules, valueWord } from '../../wording/rules';

/** The figures whose rows go into a workbook, a sheet each. */
const withRows: FigureKey[] = [
  'participations',
  'people',
  'runs',
  'certificatesOfCompletion',
  'statuses',
  'results',
];
/** What a file of one table holds. */
const ofCsv: FigureKey = 'participations';

type Writer = ReturnType<typeof workbookWriter>;
export type Wanted = { scope: ReportScope; language: Language; today: Day };

const wide = new Set<RowColumn>(['person', 'institution', 'title', 'what', 'status']);

async function summary(writer: Writer, found: Report, { scope, language }: Wanted): Promise<void> {
  const t = reportWords(language);
  const locale = localeOf(language);
  const { previousPeriod: before } = found;
  const sheet = await writer.sheet(t('title'), [
    { head: t('export.figure'), width: 40 },
    { head: formatDateRange(scope.from, scope.to, locale), width: 28 },
    { head: formatDateRange(before.from, before.to, locale), width: 28 },
  ]);
  await sheet.rows(
    figureKeys.map((key): Cell[] => [
      t(`figure.${key}.name`),
      found.figures[key] ?? null,
      found.previous[key] ?? null,
    ]),
  );
  await sheet.close();
}

async function dividedSheets(writer: Writer, found: Report, { scope, language }: Wanted): Promise<void> {
  const t = reportWords(language);
  const labels = await labelsOfReport(found, language);
  for (const { key, rows, columns } of tablesOf(scope)) {
    const { columns: heads, ...counted } = found.tables[key];
    const named = columns ? heads.map((value) => valueWord(language, columns, value, labels)) : [];
    const sheet = await writer.sheet(t(`table.${key}`), [
      { head: t(`dimension.${rows}`), width: 32 },
      ...[...named, t('table.total')].map((head) => ({ head, width: 16 })),
    ]);
    await sheet.rows([
      ...counted.rows.map((row): Cell[] => [
        valueWord(language, rows, row.value, labels),
        ...(columns ? row.cells : []),
        row.total,
      ]),
      [t('table.total'), ...(columns ? counted.columnTotals : []), counted.total],
    ]);
    await sheet.close();
  }
}

/** What the runs cost, in the currencies' own amounts. */
async function costSheet(writer: Writer, { costs }: Report, { language }: Wanted): Promise<void> {
  if (costs.length === 0) return;
  const t = reportWords(language);
  const sheet = await writer.sheet(t('costs.title'), [
    { head: t('costs.currency'), width: 12 },
    { head: t('costs.budget'), width: 20 },
    { head: t('costs.actual'), width: 20 },
  ]);
  await sheet.rows(
    costs.map(({ currency, budgetMinor, actualMinor }): Cell[] => [
      currency,
      Number(typedAmount(budgetMinor, currency)),
      Number(typedAmount(actualMinor, currency)),
    ]),
  );
  await sheet.close();
}

async function howSheet(writer: Writer, found: Report, { scope, language }: Wanted): Promise<void> {
  const t = reportWords(language);
  const sheet = await writer.sheet(t('export.howSheet'), [
    { head: t('export.figure'), width: 40 },
    { head: t('how.title'), width: 120 },
  ]);
  await sheet.rows([
    ...figureKeys.map((key): Cell[] => [t(`figure.${key}.name`), t(`figure.${key}.how`)]),
    [null, t('how.period')],
    ...(scope.sharedOut && scope.donorId ? [[null, t('rows.share')]] : []),
    ...sharingRules(scope, language).map((rule): Cell[] => [null, rule]),
    ...(found.unstated > 0 ? [[null, t('how.unstated', { count: found.unstated })]] : []),
  ]);
  await sheet.close();
}

const cellsOf = (language: Language, key: FigureKey) => {
  const columns = columnsOf[figure(key).of];
  return (row: FigureRow): Cell[] => columns.map((column) => rowCell(language, row, column));
};

/** So many rows a file will have. */
export const rowsOfWorkbook = (found: Report): number =>
  withRows.reduce((sum, key) => sum + (found.figures[key] ?? 0), 0);

/**
 * A report as a workbook: the figures, a sheet a table, the rows behind the numbers with names, and how each number is
 * made. `told` is called with the rows written so far.
 */
export async function writeWorkbook(
  actor: Actor,
  wanted: Wanted,
  push: (bytes: Buffer) => void,
  told: (rows: number, of: number) => Promise<void>,
): Promise<void> {
  const t = reportWords(wanted.language);
  const sheets = withRows.map((key) => rowsSheet(actor, key, wanted));
  try {
    sheets[0]?.read();
    const found = await report(audienceWithNames(actor), wanted.scope, wanted.today);
    const writer = workbookWriter(push);
    await summary(writer, found, wanted);
    await dividedSheets(writer, found, wanted);
    await costSheet(writer, found, wanted);
    let written = 0;
    for (const [at, key] of withRows.entries()) {
      // The database finds the first rows of the next sheet while those of this one are written.
      sheets[at + 1]?.read();
      const sheet = await writer.sheet(
        t(`figure.${key}.name`),
        columnsOf[figure(key).of].map((column) => ({
          head: t(`rows.column.${column}`),
          width: wide.has(column) ? 40 : 18,
        })),
      );
      await sheets[at]?.write(async (cells) => {
        await sheet.rows(cells);
        written += cells.length;
        // Of a donor's part the rows are those of its runs in full: there are more of them.
        await told(written, Math.max(rowsOfWorkbook(found), written));
      });
      await sheet.close();
    }
    await howSheet(writer, found, wanted);
    await writer.end();
  } finally {
    sheets.forEach((sheet) => sheet.leave());
  }
}

/**
 * The rows behind a figure on their way into a sheet. `read` lets the database begin; nothing is taken from it before
 * `write` says where it goes. `leave` ends what was begun and is not wanted any more.
 */
function rowsSheet(actor: Actor, key: FigureKey, { scope, language, today }: Wanted) {
  type Write = (cells: Cell[][]) => Promise<void>;
  let [put, leave]: [(to: Write) => void, () => void] = [() => {}, () => {}];
  const place = new Promise<Write>((resolve, reject) => {
    [put, leave] = [resolve, () => reject(new Error('The sheet is not written.'))];
  });
  // Nobody has to hear of a sheet that was left.
  place.catch(() => {});
  let reading: Promise<void> | undefined;
  const rows = () => {
    reading ??= streamRows(actor, { figure: key, scope, parts: [] }, today, async (found) => {
      const write = await place;
      await write(found.map(cellsOf(language, key)));
    });
    reading.catch(() => {});
    return reading;
  };
  return {
    read: () => void rows(),
    write(to: Write) {
      put(to);
      return rows();
    },
    leave,
  };
}

/** The participations as CSV that Excel reads rightly; what looks like a formula is marked as text. */
export async function writeCsv(
  actor: Actor,
  { scope, language, today }: Wanted,
  push: (bytes: Buffer) => void,
  told: (rows: number, of: number) => Promise<void>,
): Promise<void> {
  const t = reportWords(language);
  const { figures } = await report(audienceWithNames(actor), scope, today);
  const heads = columnsOf[figure(ofCsv).of].map((column) => t(`rows.column.${column}`));
  push(Buffer.from(csvOf([heads])));
  let written = 0;
  const cells = cellsOf(language, ofCsv);
  const flat = (cell: Cell) => (typeof cell === 'object' && cell !== null ? cell.day : cell);
  await streamRows(actor, { figure: ofCsv, scope, parts: [] }, today, async (rows) => {
    // The mark of the byte order stands at the beginning of the file only.
    push(Buffer.from(csvOf(rows.map((row) => cells(row).map(flat))).slice(1)));
    written += rows.length;
    await told(written, Math.max(figures[ofCsv] ?? 0, written));
  });
}
