import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Apply } from '@/components/import/apply';
import { Columns } from '@/components/import/columns';
import { DecideAll } from '@/components/import/decide-all';
import { FileFacts } from '@/components/import/file-facts';
import { PreviewHead } from '@/components/import/preview-head';
import { ReadingRefused } from '@/components/import/reading-refused';
import { Rows } from '@/components/import/rows';
import { ClientMessages } from '@/components/shell/client-messages';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { importPlan } from '@/lib/enrolments/imports/application/rules';
import { importPreview } from '@/lib/enrolments/imports/queries';
import { outcomeOf } from '@/lib/enrolments/imports/rules';
import { verdicts } from '@/lib/enrolments/imports/types';
import { countryChoices } from '@/lib/people/countries/queries';
import { listFields } from '@/lib/people/lists/schema';
import { filterOf, idOf, pageRequestOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';
import { apply, choose, decide } from './actions';

type Props = {
  params: Promise<{ runId: string; batchId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const rowsOnPage = 100;

/** What will this file do? */
export default async function PreviewPage({ params, searchParams }: Props) {
  const [actor, { runId, batchId }, search, locale] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getLocale(),
  ]);
  if (!idOf(batchId)) notFound();
  const { batch, preview } = await found(importPreview(actor, batchId));
  if (batch.runId !== runId) notFound();
  const path = `/runs/${runId}/import/${batchId}`;
  if (!preview.ok) return <ReadingRefused refusals={preview.refusals} path={`/runs/${runId}/import`} />;
  const { file, rows, totals } = preview.value;
  const [fields, countries] = await Promise.all([
    getTranslations('listFields'),
    countryChoices(actor, locale === 'ru' ? 'RU' : 'EN'),
  ]);
  const verdict = filterOf(search.verdict, verdicts);
  const { page } = pageRequestOf(search);
  const shown = verdict ? rows.filter((row) => row.verdict === verdict) : rows;
  const waiting = rows.flatMap((row) => {
    const [likeliest] = row.candidates;
    if (outcomeOf(row) !== null || !likeliest) return [];
    return [
      {
        row: row.row,
        likeliest: likeliest.personId ? `PERSON:${likeliest.personId}` : `ROW:${likeliest.row}`,
      },
    ];
  });
  const applied = batch.appliedAt !== null;
  return (
    <ClientMessages
      namespaces={['import', 'enrolments.state', 'people.sex', 'listFields', 'matchReasons', 'skipReasons']}
    >
      <div className="flex flex-col gap-4">
        <PreviewHead batch={batch} totals={totals} path={path} verdict={verdict} />
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
            batchId={batchId}
            decide={decide}
            fixed={applied}
          />
        </Panel>
        <FileFacts file={file} fileName={batch.fileName} />
        <Columns
          key={JSON.stringify(batch.options)}
          batchId={batchId}
          columns={file.columns.map(({ index, header, field, by }) => ({ index, header, field, by }))}
          sheet={file.sheet}
          sheets={[file.sheet, ...file.otherSheets]}
          country={file.country}
          countries={countries}
          fields={listFields.map((field) => ({ value: field, label: fields(field) }))}
          fixed={applied}
          choose={choose}
        />
      </div>
    </ClientMessages>
  );
}
