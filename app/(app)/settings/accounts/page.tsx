import type { Metadata } from 'next';
import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AccountsTable } from '@/components/settings/accounts-table';
import { SettingsHeader } from '@/components/settings/settings-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { LinkButton } from '@/components/ui/link-button';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { accounts } from '@/lib/auth/accounts/queries';
import { accountStates } from '@/lib/auth/accounts/rules';
import { requireActor } from '@/lib/auth/session';
import { filterOf, pageRequestOf, pageSize } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('accounts') };
}

/** Who can sign in, and what each may. */
export default async function AccountsPage({ searchParams }: Props) {
  const [actor, params, t] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('settings.accounts'),
  ]);
  const { q, page } = pageRequestOf(params);
  const state = filterOf(params.state, accountStates);
  const shown = await found(accounts(actor, { q, page, state }));
  return (
    <>
      <SettingsHeader
        administers
        actions={
          <LinkButton variant="primary" href="/settings/accounts/new" icon={<UserPlus aria-hidden />}>
            {t('invite')}
          </LinkButton>
        }
      />
      <FilterBar>
        <SearchField label={t('search')} main defaultValue={q} />
        <Field label={t('state')} hideLabel unmarked>
          <Select
            name="state"
            defaultValue={state ?? ''}
            options={[
              { value: '', label: t('anyState') },
              ...accountStates.map((value) => ({ value, label: t(`states.${value}`) })),
            ]}
          />
        </Field>
      </FilterBar>
      {shown.total === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <Panel flush>
          <AccountsTable rows={shown.rows} />
        </Panel>
      )}
      <Pagination
        page={shown.page}
        pageSize={pageSize}
        total={shown.total}
        path="/settings/accounts"
        params={{ q: q || undefined, state: state ?? undefined }}
      />
    </>
  );
}
