import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InvitationForm } from '@/components/settings/invitation-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { rightsChoices } from '../../choices';
import { found } from '@/lib/auth/found';
import { findPeople, invite } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.accounts'))('invite') };
}

/** Invites somebody by e-mail. */
export default async function InvitationPage() {
  const [actor, locale, t] = await Promise.all([requireActor(), getLocale(), getTranslations('settings')]);
  const choices = await found(rightsChoices(actor, locale));
  return (
    <ClientMessages namespaces={['settings.invite', 'settings.grants']}>
      <PageHeader
        title={t('accounts.invite')}
        trail={[
          { href: '/settings', label: t('title') },
          { href: '/settings/accounts', label: t('tabs.accounts') },
        ]}
      />
      <Panel className="max-w-2xl">
        <InvitationForm choices={choices} invite={invite} findPeople={findPeople} />
      </Panel>
    </ClientMessages>
  );
}
