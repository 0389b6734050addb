import { useLocale, useTranslations } from 'next-intl';
import type { MyCourse } from '@/lib/certificates/participation/queries';
import { byDay } from '@/lib/certificates/participation/rules';
import { formatDate, formatTimeRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { instantToLocal, zoneOffsetLabel } from '@/lib/time/wall-clock';

/** The sessions day by day, by the clocks of the place. */
export function Agenda({ course: { run, sessions } }: { course: MyCourse }) {
  const t = useTranslations('me');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const [first] = sessions;
  if (!first) return <p className="text-ink-muted">{t('noAgenda')}</p>;
  return (
    <div className="flex flex-col gap-3">
      {byDay(sessions, (instant) => instantToLocal(instant, run.timeZone).slice(0, 10)).map(
        ([day, ofDay]) => (
          <section key={day}>
            <h4 className="font-medium">{formatDate(day, locale, 'weekday')}</h4>
            <ul>
              {ofDay.map((session) => (
                <li key={session.id} className="flex gap-3 py-1">
                  <span className="text-ink-muted w-24 shrink-0 tabular-nums">
                    {formatTimeRange(session.startsAt, session.endsAt, run.timeZone)}
                  </span>
                  <span className="min-w-0">
                    {inLanguage(language, session.titleEn, session.titleRu)}
                    {(session.room || !session.counts) && (
                      <span className="text-ink-muted block text-sm">
                        {[session.room?.name, !session.counts && t('doesNotCount')]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <p className="text-ink-muted text-sm">
        {t('clock', {
          place: inLanguage(language, run.cityEn, run.cityRu),
          offset: zoneOffsetLabel(first.startsAt, run.timeZone),
        })}
      </p>
    </div>
  );
}
