import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import { formatDate, formatDuration } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { addDays, daysBetween } from '@/lib/time/day';

type Props = {
  agenda: Agenda;
  /** What can be done with a day: add a session, copy the day before. */
  dayActions: (day: string, previous: string | null) => ReactNode;
  sessionActions: (session: AgendaSession) => ReactNode;
};

/** The days of a run and the days of its sessions, in order; a long run shows the days that have sessions, and its first. */
export function agendaDays(agenda: Agenda): string[] {
  const length = daysBetween(agenda.startsOn, agenda.endsOn) + 1;
  const all =
    length <= 31 ? Array.from({ length }, (_, index) => addDays(agenda.startsOn, index)) : [agenda.startsOn];
  return [
    ...new Set([...all, ...agenda.sessions.map(({ startsAtLocal }) => startsAtLocal.slice(0, 10))]),
  ].sort();
}

/** What is taught when and by whom, day by day, on the clocks of the run's place. */
export function AgendaDays({ agenda, dayActions, sessionActions }: Props) {
  const t = useTranslations('sessions');
  const locale = useLocale();
  const days = agendaDays(agenda);
  const held = new Set(
    agenda.sessions
      .filter(({ cancelled }) => !cancelled)
      .map(({ startsAtLocal }) => startsAtLocal.slice(0, 10)),
  );
  return (
    <div className="flex flex-col gap-4">
      {days.map((day, index) => {
        const sessions = agenda.sessions.filter(({ startsAtLocal }) => startsAtLocal.startsWith(day));
        const previous = days.slice(0, index).findLast((each) => held.has(each)) ?? null;
        return (
          <Panel
            key={day}
            flush
            title={formatDate(day, locale, 'weekday')}
            hint={t('dayOf', { day: daysBetween(agenda.startsOn, day) + 1 })}
            actions={dayActions(day, held.has(day) ? null : previous)}
          >
            {sessions.length === 0 ? (
              <p className="text-ink-muted border-line border-t px-4 py-3">{t('dayEmpty')}</p>
            ) : (
              <ol className="divide-line border-line divide-y border-t">
                {sessions.map((session) => (
                  <SessionRow key={session.id} session={session} actions={sessionActions(session)} />
                ))}
              </ol>
            )}
          </Panel>
        );
      })}
    </div>
  );
}

const minutesOf = ({ startsAtLocal, endsAtLocal }: AgendaSession) =>
  (Date.parse(`${endsAtLocal}Z`) - Date.parse(`${startsAtLocal}Z`)) / 60_000;

function SessionRow({ session, actions }: { session: AgendaSession; actions: ReactNode }) {
  const t = useTranslations('sessions');
  const locale = useLocale();
  const title = inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu);
  const trainers = session.trainers
    .map(({ officialName, latinName }) => officialName ?? latinName)
    .join(', ');
  const quiet = session.cancelled || !session.counts;
  return (
    <li
      className={
        quiet
          ? 'bg-sunken/60 flex items-start gap-3 px-4 py-2.5 md:gap-4'
          : 'flex items-start gap-3 px-4 py-2.5 md:gap-4'
      }
    >
      <div className="w-24 shrink-0 tabular-nums">
        <p className={session.cancelled ? 'text-ink-muted line-through' : 'font-medium'}>
          {session.startsAtLocal.slice(11)}–{session.endsAtLocal.slice(11)}
        </p>
        <p className="text-ink-muted text-sm">{formatDuration(minutesOf(session), locale)}</p>
      </div>
      <div
        className={
          quiet
            ? 'border-line min-w-0 flex-1 border-l-2 border-dashed pl-3'
            : 'border-accent min-w-0 flex-1 border-l-2 pl-3'
        }
      >
        <p
          className={session.cancelled ? 'text-ink-muted line-through' : session.counts ? 'font-medium' : ''}
        >
          {title}
        </p>
        <div className="text-ink-muted flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
          {session.room && <span>{session.room.name}</span>}
          {trainers && <span>{trainers}</span>}
          {session.cancelled && (
            <State tone="ended" plain>
              {t('cancelledState')}
            </State>
          )}
          {!session.cancelled && !session.counts && (
            <State tone="neutral" plain>
              {t('doesNotCount')}
            </State>
          )}
          {!session.cancelled && session.counts && !trainers && (
            <State tone="warn" plain>
              {t('noTrainer')}
            </State>
          )}
        </div>
      </div>
      {!session.cancelled && actions}
    </li>
  );
}
