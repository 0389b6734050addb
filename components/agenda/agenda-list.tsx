import type { ReactNode } from 'react';
import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { minutesBetween } from '@/lib/runs/sessions/clock/rules';
import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import { formatDate, formatDuration } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { daysBetween } from '@/lib/time/day';
import { dayOfSession, trainerNames } from './days';
import { KindIcon } from './kind';

type Props = {
  agenda: Agenda;
  days: readonly string[];
  /** What can be done with a day: add a session. */
  dayActions: (day: string) => ReactNode;
  sessionActions: (session: AgendaSession) => ReactNode;
};

/** What is taught when and by whom, day by day, on the clocks of the run's place. */
export function AgendaList({ agenda, days, dayActions, sessionActions }: Props) {
  const t = useTranslations('sessions');
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-4">
      {days.map((day) => {
        const sessions = agenda.sessions.filter((session) => dayOfSession(session) === day);
        return (
          <Panel
            key={day}
            flush
            title={formatDate(day, locale, 'weekday')}
            hint={t('dayOf', { day: daysBetween(agenda.startsOn, day) + 1 })}
            actions={dayActions(day)}
          >
            {sessions.length === 0 ? (
              <p className="text-ink-muted border-line border-t px-4 py-3">{t('dayEmpty')}</p>
            ) : (
              <ol className="divide-line border-line divide-y border-t">
                {sessions.map((session) => (
                  <SessionRow
                    key={session.id}
                    session={session}
                    track={agenda.tracks.find(({ id }) => id === session.trackId)?.name ?? null}
                    actions={sessionActions(session)}
                  />
                ))}
              </ol>
            )}
          </Panel>
        );
      })}
    </div>
  );
}

type RowProps = { session: AgendaSession; track: string | null; actions: ReactNode };

function SessionRow({ session, track, actions }: RowProps) {
  const locale = useLocale();
  const { cancelled, kind, counts } = session;
  const quiet = cancelled || kind !== 'TRAINING';
  return (
    <li
      className={clsx(
        'flex items-start gap-x-3 px-4 py-2.5 max-md:flex-wrap md:gap-4',
        quiet && 'bg-sunken/60',
      )}
    >
      <div className="shrink-0 tabular-nums max-md:flex max-md:w-full max-md:items-baseline max-md:gap-2 md:w-24">
        <p className={cancelled ? 'text-ink-muted line-through' : 'font-medium'}>
          {session.startsAtLocal.slice(11)}–{session.endsAtLocal.slice(11)}
        </p>
        <p className="text-ink-muted text-sm">
          {formatDuration(minutesBetween(session.startsAtLocal, session.endsAtLocal), locale)}
        </p>
      </div>
      <div
        className={clsx(
          'min-w-0 flex-1 border-l-2 pl-3',
          quiet
            ? 'border-line-strong border-dashed'
            : counts
              ? 'border-accent'
              : 'border-accent border-dashed',
        )}
      >
        <p
          className={clsx(
            'flex items-start gap-2 break-words',
            cancelled && 'text-ink-muted line-through',
            !quiet && 'font-medium',
          )}
        >
          <KindIcon kind={kind} className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">
            {inLanguage(locale === 'ru' ? 'RU' : 'EN', session.titleEn, session.titleRu)}
          </span>
        </p>
        <SessionFacts session={session} track={track} />
      </div>
      {!cancelled && actions}
    </li>
  );
}

function SessionFacts({ session, track }: Omit<RowProps, 'actions'>) {
  const t = useTranslations('sessions');
  const words = useTranslations('agenda');
  const { cancelled, counts, kind, room } = session;
  const trainers = trainerNames(session.trainers);
  return (
    <div className="text-ink-muted flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
      {kind !== 'TRAINING' && <span>{words(`kind.${kind}`)}</span>}
      {track && <Badge>{track}</Badge>}
      {room && <span>{room.name}</span>}
      {trainers && <span>{trainers}</span>}
      {cancelled && (
        <State tone="ended" plain>
          {t('cancelledState')}
        </State>
      )}
      {!cancelled && !counts && (
        <State tone="neutral" plain>
          {t('doesNotCount')}
        </State>
      )}
      {!cancelled && session.mandatory && <Badge>{t('mandatoryState')}</Badge>}
      {!cancelled && counts && !trainers && (
        <State tone="warn" plain>
          {t('noTrainer')}
        </State>
      )}
    </div>
  );
}
