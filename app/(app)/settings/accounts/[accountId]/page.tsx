import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { AccountActions } from '@/components/settings/account-actions';
import { AccountFacts } from '@/components/settings/account-facts';
import { AccountStateMark } from '@/components/settings/account-state';
import { ApiTokens } from '@/components/settings/api-tokens';
import { GrantForm } from '@/components/settings/grant-form';
import { GrantList } from '@/components/settings/grant-list';
import { GrantText } from '@/components/settings/grant-text';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { account } from '@/lib/auth/accounts/queries';
import { apiTokens, tokenZone } from '@/lib/auth/api-tokens/queries';
import { requireActor } from '@/lib/auth/session';
import { idOf } from '@/lib/text/page';
import { revokeToken } from '../../api/actions';
import { rightsChoices } from '../../choices';
import { found } from '@/lib/auth/found';
import {
  closeAccount,
  giveRight,
  openAccount,
  sendInvitationAgain,
  signOutAccount,
  takeRight,
} from '../actions';

type Props = { params: Promise<{ accountId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.accounts'))('account') };
}

/** One account: its rights, given and taken away; its sign-ins; open or closed. */
export default async function AccountPage({ params }: Props) {
  const [actor, locale, t, tokenWords] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations('settings'),
    getTranslations('apiTokens'),
  ]);
  const id = idOf((await params).accountId);
  if (!id) notFound();
  const shown = await found(account(actor, id));
  const [choices, tokens, timeZone] = await Promise.all([
    rightsChoices(actor, locale),
    apiTokens(actor, id, new Date()),
    tokenZone(),
  ]);
  const { grants, state } = shown;
  return (
    <ClientMessages namespaces={['settings.accountPage', 'settings.grants', 'apiTokens']}>
      <PageHeader
        title={shown.name}
        facts={shown.email}
        state={<AccountStateMark state={state} />}
        trail={[
          { href: '/settings', label: t('title') },
          { href: '/settings/accounts', label: t('tabs.accounts') },
        ]}
        actions={
          <AccountActions
            accountId={id}
            state={state}
            actions={{ closeAccount, openAccount, sendInvitationAgain, signOutAccount }}
          />
        }
      />
      <div className="flex max-w-3xl flex-col gap-4">
        <Panel title={t('accountPage.facts')}>
          <AccountFacts account={shown} />
        </Panel>
        <Panel title={t('accountPage.rights')} hint={t('accountPage.rightsHint')}>
          <GrantList
            takeRight={takeRight}
            grants={grants.map((each) => ({ id: each.id, text: <GrantText grant={each} /> }))}
          />
          <GrantForm accountId={id} choices={choices} giveRight={giveRight} />
        </Panel>
        <Panel title={tokenWords('ofAccount')} hint={tokenWords('ofAccountHint')} flush={tokens.length > 0}>
          {tokens.length === 0 ? (
            <p className="text-ink-muted">{tokenWords('noneOfAccount')}</p>
          ) : (
            <ApiTokens tokens={tokens} timeZone={timeZone} revoke={revokeToken} />
          )}
        </Panel>
      </div>
    </ClientMessages>
  );
}
