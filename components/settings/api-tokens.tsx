import { useLocale, useTranslations } from 'next-intl';
import type { ApiTokenRow } from '@/lib/auth/api-tokens/queries';
import { formatDate, formatDateTime } from '@/lib/text/format';
import type { CommandAction } from './command-action';
import { RevokeToken } from './revoke-token';

type Props = {
  tokens: readonly ApiTokenRow[];
  timeZone: string;
  revoke: CommandAction<{ tokenId: string }>;
};

/** The tokens of an account that open: what for, what they may read, until when, when they were last used. */
export function ApiTokens({ tokens, timeZone, revoke }: Props) {
  const t = useTranslations('apiTokens');
  const locale = useLocale();
  return (
    <ul aria-label={t('caption')} className="divide-line border-line divide-y border-t">
      {tokens.map(({ id, name, scopes, endsOn, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5 px-4 py-2.5">
          <span className="min-w-0 flex-1 basis-64">
            <span className="font-medium break-words">{name}</span>
            <span className="text-ink-muted block text-sm">
              {t('until', { day: formatDate(endsOn, locale) })} ·{' '}
              {lastUsedAt ? t('used', { when: formatDateTime(lastUsedAt, timeZone, locale) }) : t('never')}
            </span>
            <span className="block text-sm break-words">{scopes.join(' · ')}</span>
          </span>
          <RevokeToken tokenId={id} name={name} revoke={revoke} />
        </li>
      ))}
    </ul>
  );
}
