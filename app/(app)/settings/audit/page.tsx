import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuditTable } from '@/components/settings/audit-table';
import { SettingsHeader } from '@/components/settings/settings-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { auditEntries } from '@/lib/audit/queries';
import { requireActor } from '@/lib/auth/session';
import { pageRequestOf, pageSize } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('audit') };
}

/** Who did what when. */
export default async function AuditPage({ searchParams }: Props) {
  const [actor, params, locale, t] = await Promise.all([
    requireActor(),
    searchParams,
    getLocale(),
    getTranslations('settings.audit'),
  ]);
  const { q, page } = pageRequestOf(params);
  const about = typeof params.about === 'string' && params.about ? params.about : null;
  const shown = await found(auditEntries(actor, { q, page, subjectType: about }));
  const kindText = (kind: string) => (t.has(`subjects.${kind}`) ? t(`subjects.${kind}`) : kind);
  return (
    <>
      <SettingsHeader administers />
      <FilterBar>
        <SearchField label={t('search')} main defaultValue={q} />
        <Field label={t('about')} hideLabel unmarked>
          <Select
            name="about"
            defaultValue={about ?? ''}
            options={[
              { value: '', label: t('anything') },
              ...shown.kinds.map((kind) => ({ value: kind, label: kindText(kind) })),
            ]}
          />
        </Field>
      </FilterBar>
      {shown.total === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <Panel flush>
          <AuditTable rows={shown.rows} timeZone={shown.timeZone} locale={locale} />
        </Panel>
      )}
      <Pagination
        page={shown.page}
        pageSize={pageSize}
        total={shown.total}
        path="/settings/audit"
        params={{ q: q || undefined, about: about ?? undefined }}
      />
    </>
  );
}
