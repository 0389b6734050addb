'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Board, BoardExtras } from '@/lib/attendance/board/types';
import { formatDateTime } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { inReadersLanguage } from '../register/when';

/** What is odd in how sessions were recorded: a reason to ask, said once and quietly. */
export function Flags({ board, flags }: { board: Board; flags: BoardExtras['flags'] }) {
  const t = useTranslations('attendance');
  const locale: Locale = useLocale();
  if (flags.length === 0) return null;
  const sessions = new Map(board.sessions.map((session) => [session.id, session]));
  return (
    <Notice tone="info" title={t('flags.title', { count: flags.length })}>
      <ul className="mt-1 flex max-h-40 list-disc flex-col gap-0.5 overflow-y-auto pl-5">
        {flags.map(({ sessionId, kind, people, at, by, device }) => {
          const session = sessions.get(sessionId);
          if (!session) return null;
          return (
            <li key={`${sessionId} ${kind}`}>
              <a href={`/register/${sessionId}`} className="link">
                {inReadersLanguage(locale, session.title)}
              </a>
              {': '}
              {t(`flags.${kind}`, {
                people,
                time: at ? formatDateTime(new Date(at), session.timeZone, locale) : '',
                by: by ?? t('selfCheckIn'),
                device: device ?? '',
              })}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
