import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ApiTokens } from '@/components/settings/api-tokens';
import { SettingsHeader } from '@/components/settings/settings-header';
import { TokenDialog } from '@/components/settings/token-dialog';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { apiTokens, tokenZone } from '@/lib/auth/api-tokens/queries';
import { latestEnd, proposedEnd } from '@/lib/auth/api-tokens/rules';
import { canAdminister } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { todayIn } from '@/lib/time/wall-clock';
import { makeToken, revokeToken } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiTokens'))('title') };
}

/** Which programs read with my rights, and until when? */
export default async function ApiTokensPage() {
  const actor = await requireActor();
  if (!actor.accountId) notFound();
  const now = new Date();
  const [t, tokens, timeZone] = await Promise.all([
    getTranslations('apiTokens'),
    apiTokens(actor, actor.accountId, now),
    tokenZone(),
  ]);
  const today = todayIn(timeZone, now);
  return (
    <ClientMessages namespaces={['apiTokens', 'feeds']}>
      <SettingsHeader administers={canAdminister(actor)} />
      <Panel
        flush
        title={t('title')}
        hint={t('hint')}
        className="max-w-3xl"
        actions={
          <>
            <LinkButton href="/settings/api/reference">{t('reference')}</LinkButton>
            <TokenDialog endsOn={proposedEnd(today)} latest={latestEnd(today)} make={makeToken} />
          </>
        }
      >
        {tokens.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <ApiTokens tokens={tokens} timeZone={timeZone} revoke={revokeToken} />
        )}
      </Panel>
    </ClientMessages>
  );
}
