import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { OwnAccountForm } from '@/components/settings/own-account-form';
import { OwnPasswordForm } from '@/components/settings/own-password-form';
import { SettingsHeader } from '@/components/settings/settings-header';
import { SignOutEverywhere } from '@/components/settings/sign-out-everywhere';
import { ClientMessages } from '@/components/shell/client-messages';
import { Panel } from '@/components/ui/panel';
import { canAdminister } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { saveOwnAccount, saveOwnPassword, signOutOwnDevices } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('account') };
}

/** One's own name, language, password and sign-ins. */
export default async function OwnAccountPage() {
  const actor = await requireActor();
  if (!actor.accountId) notFound();
  const t = await getTranslations('settings.own');
  const { name, email, language } = actor;
  return (
    <ClientMessages namespaces={['settings.own', 'signIn.passwordHint']}>
      <SettingsHeader administers={canAdminister(actor)} />
      <div className="flex max-w-2xl flex-col gap-4">
        <Panel title={t('title')}>
          <OwnAccountForm account={{ name, email, language }} save={saveOwnAccount} />
        </Panel>
        <Panel title={t('password')}>
          <OwnPasswordForm email={email} save={saveOwnPassword} />
        </Panel>
        <Panel title={t('devices')} hint={t('devicesHint')}>
          <SignOutEverywhere signOut={signOutOwnDevices} />
        </Panel>
      </div>
    </ClientMessages>
  );
}
