import { useLocale, useTranslations } from 'next-intl';
import { StatusIcon, statusLook } from '@/components/attendance/status';
import type { MyCourse } from '@/lib/certificates/participation/queries';
import { formatDate, formatTimeRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { instantToLocal } from '@/lib/time/wall-clock';

/** What was recorded of oneself, session by session: a symbol and its word. */
export function OwnAttendance({ course: { run, sessions } }: { course: MyCourse }) {
  const t = useTranslations('me');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <ul className="border-line mt-1 border-l pl-3">
      {sessions
        .filter(({ kind }) => kind !== 'BREAK')
        .map((session) => (
          <li key={session.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
            <span className="min-w-0 flex-1 basis-52">
              {inLanguage(language, session.titleEn, session.titleRu)}
              <span className="text-ink-muted block text-sm">
                {formatDate(instantToLocal(session.startsAt, run.timeZone), locale, 'dayMonth')},{' '}
                {formatTimeRange(session.startsAt, session.endsAt, run.timeZone)}
                {!session.counts && ` · ${t('doesNotCount')}`}
              </span>
            </span>
            {session.begun ? (
              <span className={`flex items-center gap-1.5 font-medium ${statusLook[session.status].text}`}>
                <StatusIcon status={session.status} />
                {t(`status.${session.status}`)}
                {session.minutes !== null && session.minutes > 0 && (
                  <span className="font-normal">({t('missed', { minutes: session.minutes })})</span>
                )}
              </span>
            ) : (
              <span className="text-ink-muted text-sm">{t('willBe')}</span>
            )}
          </li>
        ))}
    </ul>
  );
}
