import { getLocale, getTranslations } from 'next-intl/server';
import { BatchesPanel } from '@/components/certificates/batches/batches-panel';
import { ChangedPanel } from '@/components/certificates/changes/changed-panel';
import { IssueDesk } from '@/components/certificates/desk';
import { DrawingProgress } from '@/components/certificates/drawing-progress';
import { DryRunPanel } from '@/components/certificates/dry-run/dry-run-panel';
import { IssueBar } from '@/components/certificates/issue-bar';
import { NothingToIssue } from '@/components/certificates/nothing-to-issue';
import { Problems } from '@/components/certificates/problems';
import { SheetTable } from '@/components/certificates/sheet-table';
import { StandingFilter } from '@/components/certificates/standing-filter';
import { TermsPanel } from '@/components/certificates/terms-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { canAdminister, canCoordinateEverything } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { issuedBatches } from '@/lib/certificates/batches/queries';
import { changedCertificates } from '@/lib/certificates/changes/queries';
import { certificateSheet, filteredRows, type SheetRow } from '@/lib/certificates/sheet/queries';
import { standings } from '@/lib/certificates/sheet/rules';
import { statedTerms, termsParams } from '@/lib/certificates/terms/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { filterOf, pageRequestOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';
import { decide } from '../../../people/duplicates/actions';
import { choose, hold, issue, keepAsIs, lift, redraw, reissue, revoke, withdraw } from './actions';

/** A whole course of 250 is seen at once; longer lists are leafed through. */
const pageSize = 250;

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who has earned a certificate, and why not the others? */
export default async function CertificatesPage({ params, searchParams }: Props) {
  const [actor, { runId }, search] = await Promise.all([requireActor(), params, searchParams]);
  const stated = statedTerms(search);
  const sheet = await found(certificateSheet(actor, runId, stated));
  const [t, locale] = await Promise.all([getTranslations('certificates'), getLocale()]);
  const { run, terms, dayProblem, counts, drawing } = sheet;
  const base = `/runs/${run.id}/certificates`;
  const why = run.cancelled
    ? ('cancelled' as const)
    : !run.certificateKind
      ? ('none' as const)
      : sheet.rows.length === 0
        ? ('nobody' as const)
        : null;
  if (why && sheet.rows.every(({ certificates }) => certificates.length === 0)) {
    const href = why === 'none' ? `/courses/${run.courseId}` : `/runs/${run.id}/people`;
    return <NothingToIssue why={why} href={href} />;
  }

  const [changed, batches] = await found(
    Promise.all([changedCertificates(actor, runId), issuedBatches(actor, runId)]),
  );
  const { q, page } = pageRequestOf(search);
  const show = filterOf(search.show, standings);
  const rows = filteredRows(sheet.rows, { q, show });
  const chosenTerms = stated.signatories || stated.language || stated.issuedOn ? termsParams(terms) : {};
  const keep = { ...chosenTerms, ...(q ? { q } : {}) };
  const address = (query: Record<string, string>) => {
    const text = new URLSearchParams(query).toString();
    return text ? `${base}?${text}` : base;
  };
  const idsOf = (wanted: (row: SheetRow) => boolean) =>
    sheet.rows.filter(wanted).map((row) => row.enrolmentId);
  const ready = idsOf(({ standing }) => standing === 'READY');
  const issuable = idsOf((row) => row.issuable);
  const confers = run.confers && {
    name: inLanguage(locale === 'ru' ? 'RU' : 'EN', run.confers.nameEn, run.confers.nameRu),
    until: sheet.statusValidUntil,
  };
  const closed = why !== null || dayProblem !== null || sheet.officeMissing;
  return (
    <ClientMessages
      namespaces={['certificates', 'certificateTemplates.run', 'badges', 'issueChanges', 'duplicates']}
    >
      <IssueDesk ready={ready} issuable={issuable}>
        <div className="flex flex-col gap-4">
          {why && why !== 'nobody' && (
            <Notice tone="info" title={t(`empty.${why}Title`)}>
              {t(`empty.${why}Text`)}
            </Notice>
          )}
          {sheet.officeMissing && (
            <Notice
              tone="warn"
              title={t('officeMissing')}
              actions={
                canAdminister(actor) && (
                  <LinkButton href="/settings/office">{t('officeMissingLink')}</LinkButton>
                )
              }
            >
              {t('officeMissingText')}
            </Notice>
          )}
          {dayProblem?.code === 'RUN_NOT_FINISHED' ? (
            <Notice tone="info" title={t('notFinished')}>
              {t('notFinishedText', { day: formatDate(run.endsOn, locale) })}
            </Notice>
          ) : (
            dayProblem && (
              <Notice tone="warn">
                {t(`problem.${dayProblem.code}`, { day: formatDate(run.endsOn, locale) })}
              </Notice>
            )
          )}
          {sheet.shared.length > 0 && (
            <Notice tone="warn" title={t('sharedTitle')}>
              <Problems problems={sheet.shared} runId={run.id} courseId={run.courseId} />
            </Notice>
          )}
          {drawing.drawn < drawing.issued && (
            <DrawingProgress runId={run.id} initial={drawing} drawAgain={redraw} />
          )}
          <ChangedPanel
            runId={run.id}
            changed={changed}
            status={confers ? confers.name : null}
            self={actor.personId}
            decisions={{ keep: keepAsIs, reissue, revoke }}
          />
          <BatchesPanel
            run={run}
            batches={batches}
            status={confers ? confers.name : null}
            withdraw={withdraw}
          />
          {!why && <TermsPanel sheet={sheet} choose={choose} />}
          {!why && (
            <DryRunPanel
              sheet={sheet}
              lift={lift}
              decide={decide}
              mayMerge={canCoordinateEverything(actor)}
            />
          )}
          <div className="flex flex-wrap items-start justify-between gap-3">
            <StandingFilter
              counts={counts}
              show={show}
              href={(next) => address({ ...keep, ...(next ? { show: next } : {}) })}
            />
            <FilterBar className="mb-0! max-md:w-full" keep={['show', ...Object.keys(chosenTerms)]}>
              <SearchField label={t('search')} main defaultValue={q} className="md:w-72" />
            </FilterBar>
          </div>
          <Panel flush className="[--table-top:calc(var(--sticky-top,0px)+3.3rem)]">
            {!why && run.certificateKind && (
              <IssueBar
                runId={run.id}
                kind={run.certificateKind}
                terms={terms}
                ready={ready}
                attendance={idsOf(({ standing }) => standing === 'ATTENDANCE')}
                issuable={issuable}
                ofAttendance={idsOf((row) => row.issuable && row.second)}
                replacing={idsOf((row) => row.issuable && row.replaces)}
                confers={confers}
                toIssue={sheet.toIssue}
                disabled={closed}
                issue={issue}
                hold={hold}
              />
            )}
            {rows.length > 0 ? (
              <SheetTable
                run={run}
                rows={rows.slice((page - 1) * pageSize, page * pageSize)}
                closed={closed}
                self={actor.personId}
                today={run.today}
                revoke={revoke}
                hold={hold}
                lift={lift}
              />
            ) : (
              <EmptyState
                title={t('noMatch')}
                action={<LinkButton href={address(chosenTerms)}>{t('showAll')}</LinkButton>}
              >
                {t('noMatchHint')}
              </EmptyState>
            )}
            {rows.length > pageSize && (
              <Pagination
                page={page}
                pageSize={pageSize}
                total={rows.length}
                path={base}
                params={{ ...keep, show: show ?? undefined }}
              />
            )}
          </Panel>
        </div>
      </IssueDesk>
    </ClientMessages>
  );
}
