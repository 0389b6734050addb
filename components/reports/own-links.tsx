import { useLocale, useTranslations } from 'next-intl';
import type { Action } from '@/components/runs/form-types';
import { Panel } from '@/components/ui/panel';
import type { OwnLink } from '@/lib/reports/observers/queries';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { RevokeLink } from './revoke-link';

type Props = { links: readonly OwnLink[]; timeZone: string; revoke: Action<{ linkId: string }, null> };

/** The links that the reader made and that open yet: for whom, until when, when they were last used. */
export function OwnLinks({ links, timeZone, revoke }: Props) {
  const t = useTranslations('reports.link');
  const locale = useLocale();
  if (links.length === 0) return null;
  return (
    <Panel title={t('list')} flush>
      <ul className="divide-line divide-y">
        {links.map(({ id, name, endsOn, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
            <span className="min-w-0">
              <span className="font-medium break-words">{name}</span>
              <span className="text-ink-muted block text-sm">
                {t('until', { day: formatDate(endsOn, locale) })} ·{' '}
                {lastUsedAt ? t('used', { when: formatDateTime(lastUsedAt, timeZone, locale) }) : t('never')}
              </span>
            </span>
            <RevokeLink linkId={id} name={name} revoke={revoke} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
