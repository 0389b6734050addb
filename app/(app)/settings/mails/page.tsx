import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { MailsTable } from '@/components/settings/mails-table';
import { SettingsHeader } from '@/components/settings/settings-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { requireActor } from '@/lib/auth/session';
import { mailServer } from '@/lib/env/settings';
import { mails, mailStates } from '@/lib/mail/queries';
import { filterOf, idOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('mails') };
}

/** What the office wrote, and whether it was delivered. */
export default async function MailsPage({ searchParams }: Props) {
  const [actor, params, locale, t] = await Promise.all([
    requireActor(),
    searchParams,
    getLocale(),
    getTranslations('settings.mails'),
  ]);
  const { q, page } = pageRequestOf(params);
  const state = filterOf(params.state, mailStates);
  const runId = idOf(params.run);
  const shown = await found(mails(actor, { q, page, state, runId }));
  return (
    <>
      <SettingsHeader administers />
      {!mailServer() && (
        <div className="mb-4">
          <Notice tone="info" title={t('noServer')}>
            {t('noServerText')}
          </Notice>
        </div>
      )}
      {shown.failed > 0 && state !== 'FAILED' && (
        <div className="mb-4">
          <Notice
            tone="warn"
            title={t('failed', { count: shown.failed })}
            actions={
              <LinkButton size="sm" href="/settings/mails?state=FAILED">
                {t('showFailed')}
              </LinkButton>
            }
          />
        </div>
      )}
      {shown.runCode && (
        <p className="mb-4">
          {t('ofRun', { code: shown.runCode })}{' '}
          <Link href="/settings/mails" className="link">
            {t('ofAll')}
          </Link>
        </p>
      )}
      <FilterBar keep={['run']}>
        <SearchField label={t('search')} main defaultValue={q} />
        <Field label={t('state')} hideLabel unmarked>
          <Select
            name="state"
            defaultValue={state ?? ''}
            options={[
              { value: '', label: t('anyState') },
              ...mailStates.map((value) => ({ value, label: t(`states.${value}`) })),
            ]}
          />
        </Field>
      </FilterBar>
      {shown.total === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <Panel flush>
          <MailsTable rows={shown.rows} timeZone={shown.timeZone} locale={locale} />
        </Panel>
      )}
      <Pagination
        page={shown.page}
        pageSize={pageSize}
        total={shown.total}
        path="/settings/mails"
        params={{ q: q || undefined, state: state ?? undefined, run: runId ?? undefined }}
      />
    </>
  );
}
