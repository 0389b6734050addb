'use client';

import { useLocale, useTranslations } from 'next-intl';
import { StatusIcon, statusLook } from '../status';
import type { WalkInGroup } from '@/lib/attendance/walk-ins/queries';
import { formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = { walkIn: WalkInGroup['walkIns'][number] };

/** What was recorded of somebody who is on no list: in which session, how they attended, by whom and on what. */
export function Recorded({ walkIn }: Props) {
  const t = useTranslations('walkIns');
  const words = useTranslations('attendance');
  const locale = useLocale();
  const { session, status, minutes, note, at, by, device } = walkIn;
  return (
    <span className="block min-w-0">
      <span className="flex flex-wrap items-center gap-x-2">
        <span>{inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu)}</span>
        <span className="text-ink-muted text-sm">
          {formatDateTime(session.startsAt, session.timeZone, locale)}
        </span>
        <span className={`inline-flex items-center gap-1 ${statusLook[status].text}`}>
          <StatusIcon status={status} />
          {words(`status.${status}`)}
          {minutes !== null && ` · ${words('minutes', { minutes })}`}
        </span>
      </span>
      {note && <span className="block text-sm break-words">“{note}”</span>}
      <span className="text-ink-muted block text-sm break-words">
        {t('recordedBy', { name: by, when: formatDateTime(at, session.timeZone, locale), device })}
      </span>
    </span>
  );
}
