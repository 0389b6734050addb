import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Apply } from '@/components/import/apply';
import { Columns } from '@/components/import/columns';
import { DecideAll } from '@/components/import/decide-all';
import { FileFacts } from '@/components/import/file-facts';
import { LayoutTable } from '@/components/import/layout-table';
import { PreviewHead } from '@/components/import/preview-head';
import { ReadingRefused } from '@/components/import/reading-refused';
import { Remembered } from '@/components/import/remembered';
import { Rows } from '@/components/import/rows';
import { Undo } from '@/components/import/undo';
import { ClientMessages } from '@/components/shell/client-messages';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { importPlan } from '@/lib/enrolments/imports/application/rules';
import { importPreview } from '@/lib/enrolments/imports/queries';
import { busyRows, waitingRows } from '@/lib/enrolments/imports/rules';
import { verdicts } from '@/lib/enrolments/imports/types';
import { countryChoices } from '@/lib/people/countries/queries';
import { listFields } from '@/lib/people/lists/schema';
import type { ListColumn } from '@/lib/people/lists/types';
import { formatDateTime } from '@/lib/text/format';
import { filterOf, idOf, pageRequestOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';
import { apply, choose, decide, undo } from './actions';

type Props = {
  params: Promise<{ runId: string; batchId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const rowsOnPage = 100;
const namespaces = ['import', 'enrolments.state', 'people.sex', 'listFields', 'matchReasons', 'skipReasons'];

/** What will this file do? */
export default async function PreviewPage({ params, searchParams }: Props) {
  const [actor, { runId, batchId }, search, locale] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getLocale(),
  ]);
  if (!idOf(batchId)) notFound();
  const { batch, preview, layout } = await found(importPreview(actor, batchId));
  if (batch.runId !== runId) notFound();
  const path = `/runs/${runId}/import/${batchId}`;
  const [t, fieldNames, countries] = await Promise.all([
    getTranslations('import'),
    getTranslations('listFields'),
    countryChoices(actor, locale === 'ru' ? 'RU' : 'EN'),
  ]);
  const { options } = batch;
  const columnsOf = (read: readonly ListColumn[], sheets: string[], headerRow: number | null) => (
    <Columns
      key={JSON.stringify(options)}
      batchId={batchId}
      columns={read.map(({ index, header, field, by, hidden }) => ({ index, header, field, by, hidden }))}
      sheet={options.sheet ?? ''}
      sheets={sheets}
      headerRow={headerRow}
      headerSaid={options.headerRow !== undefined}
      country={preview.ok ? preview.value.file.country : (options.country ?? null)}
      countries={countries}
      fields={listFields.map((field) => ({ value: field, label: fieldNames(field) }))}
      fixed={batch.appliedAt !== null}
      choose={choose}
    />
  );
  if (!preview.ok) {
    if (!layout) return <ReadingRefused refusals={preview.refusals} path={`/runs/${runId}/import`} />;
    return (
      <ClientMessages namespaces={namespaces}>
        <div className="flex flex-col gap-4">
          <Notice tone="warn" title={t('mapFirst')}>
            {t('mapFirstHint')}
          </Notice>
          {columnsOf(layout.columns, [layout.sheetName, ...layout.otherSheets], layout.headerRow)}
          <LayoutTable layout={layout} />
        </div>
      </ClientMessages>
    );
  }
  const { file, rows, totals } = preview.value;
  const verdict = filterOf(search.verdict, verdicts);
  const { page } = pageRequestOf(search);
  const shown = verdict ? rows.filter((row) => row.verdict === verdict) : rows;
  const waiting = waitingRows(rows);
  const applied = batch.appliedAt !== null;
  return (
    <ClientMessages namespaces={namespaces}>
      <div className="flex flex-col gap-4">
        <PreviewHead
          batch={batch}
          totals={totals}
          repeated={rows.filter(({ duplicateOfRow }) => duplicateOfRow !== null).length}
          hidden={file.hiddenRows.length}
          path={path}
          verdict={verdict}
        />
        {applied && !batch.undoneAt && <Undo batchId={batchId} undo={undo} />}
        {!applied && options.remembered && (
          <Remembered
            batchId={batchId}
            institution={options.remembered.institution}
            date={formatDateTime(new Date(options.remembered.on), batch.timeZone, locale)}
            options={{
              ...(options.sheet ? { sheet: options.sheet } : {}),
              ...(options.headerRow === undefined ? {} : { headerRow: options.headerRow }),
              ...(options.country ? { country: options.country } : {}),
            }}
            choose={choose}
          />
        )}
        {!applied && waiting.length > 0 && (
          <DecideAll batchId={batchId} path={path} waiting={waiting} decide={decide} />
        )}
        {!applied && (
          <Panel>
            <Apply
              batchId={batchId}
              runId={runId}
              people={importPlan(rows, 'ASK').entries.length}
              undecided={totals.undecided}
              busy={busyRows(rows)}
              apply={apply}
            />
          </Panel>
        )}
        <Panel
          flush
          footer={
            shown.length > rowsOnPage && (
              <Pagination
                page={page}
                pageSize={rowsOnPage}
                total={shown.length}
                path={path}
                params={{ verdict: verdict ?? undefined }}
              />
            )
          }
        >
          <Rows
            key={`${verdict}-${page}`}
            rows={shown.slice((page - 1) * rowsOnPage, page * rowsOnPage)}
            sheets={file.sheets}
            batchId={batchId}
            decide={decide}
            fixed={applied}
          />
        </Panel>
        <FileFacts file={file} fileName={batch.fileName} />
        {columnsOf(file.columns, [...new Set([...file.sheets, ...file.otherSheets])], file.headerRow)}
      </div>
    </ClientMessages>
  );
}
