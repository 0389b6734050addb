import { getTranslations } from 'next-intl/server';
import { InvitationsTable } from '@/components/invitations/invitations-table';
import { PendingTelling } from '@/components/invitations/pending-telling';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { invitationViews, runInvitations } from '@/lib/enrolments/invitations/queries';
import { pendingTelling } from '@/lib/enrolments/invitations/telling/queries';
import { runPeoplePageSize } from '@/lib/enrolments/queries';
import { mailServer } from '@/lib/env/settings';
import { filterOf, pageRequestOf } from '@/lib/text/page';
import { previewMails, renewLink, sendMails, showLink, tellPeople } from './actions';

type Props = {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who was asked, did it reach them, and what did they answer? */
export default async function RunInvitationsPage({ params, searchParams }: Props) {
  const [actor, { runId }, search] = await Promise.all([requireActor(), params, searchParams]);
  const t = await getTranslations('invitations.tab');
  const now = new Date();
  const filter = { ...pageRequestOf(search), view: filterOf(search.view, invitationViews) };
  const [{ run, rows, total, page, counts }, telling] = await found(
    Promise.all([runInvitations(actor, runId, filter, now), pendingTelling(actor, runId, now)]),
  );
  const nobody = total === 0 && !filter.q && !filter.view;
  const actions = { preview: previewMails, send: sendMails, link: showLink, renew: renewLink };
  return (
    <ClientMessages namespaces={['invitations.tab', 'enrolments.state', 'feeds']}>
      <div className="flex flex-col gap-4">
        {telling.people + telling.withoutAddress > 0 && (
          <PendingTelling {...telling} runId={run.id} timeZone={run.timeZone} tell={tellPeople} />
        )}
        {!mailServer() && (
          <Notice tone="info" title={t('kept')}>
            {t('keptText')}
          </Notice>
        )}
        {run.sensitive && <Notice tone="info">{t('sensitive')}</Notice>}
        {nobody ? (
          <Panel>
            <EmptyState
              title={t('empty')}
              action={<LinkButton href={`/runs/${run.id}/people`}>{t('toPeople')}</LinkButton>}
            >
              {t('emptyHint')}
            </EmptyState>
          </Panel>
        ) : (
          <div>
            <FilterBar>
              <SearchField label={t('search')} main defaultValue={filter.q} />
              <Field label={t('view.label')} hideLabel unmarked>
                <Select
                  name="view"
                  defaultValue={filter.view ?? ''}
                  placeholder={t('view.all')}
                  options={invitationViews.map((value) => ({
                    value,
                    label: `${t(`view.${value}`)} (${counts[value]})`,
                  }))}
                />
              </Field>
            </FilterBar>
            <Panel flush>
              {rows.length > 0 ? (
                <InvitationsTable
                  key={JSON.stringify(filter)}
                  runId={run.id}
                  timeZone={run.timeZone}
                  rows={rows}
                  over={run.over}
                  actions={actions}
                />
              ) : (
                <EmptyState title={t('noMatch')}>{t('noMatchHint')}</EmptyState>
              )}
            </Panel>
            <Pagination
              page={page}
              pageSize={runPeoplePageSize}
              total={total}
              path={`/runs/${run.id}/invitations`}
              params={{ q: filter.q || undefined, view: filter.view ?? undefined }}
            />
          </div>
        )}
      </div>
    </ClientMessages>
  );
}
