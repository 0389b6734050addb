'use client';

import clsx from 'clsx';
import { ChevronRight, ClipboardCheck } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { State } from '@/components/ui/state';
import { timeOf } from '@/lib/attendance/arrival/rules';
import type { ListedSession } from '@/lib/attendance/register/types';
import { useTexts } from '../texts';
import { PlainLink } from './plain-link';
import { inReadersLanguage, useMinute, useWhen } from './when';

/** A session is "now" from half an hour before its start until its end. */
function sorted(sessions: readonly ListedSession[], now: number) {
  const isOver = (each: ListedSession) => Date.parse(each.endsAt) <= now;
  const current = sessions.filter((each) => !isOver(each) && timeOf(each, new Date(now)) === 'OPEN');
  const next = sessions.filter((each) => !isOver(each) && !current.includes(each));
  const over = sessions.filter(isOver).reverse();
  const missing = over.filter((each) => each.recorded < each.people);
  const today = over.filter((each) => !missing.includes(each)).slice(0, 5);
  return { current, next, missing, done: today };
}

/** The trainer's sessions: the one to record now, the next ones, those whose attendance is missing. */
export function SessionList({ sessions, office }: { sessions: readonly ListedSession[]; office: boolean }) {
  const { t } = useTexts();
  const { current, next, missing, done } = sorted(sessions, useMinute());
  return (
    <>
      {sessions.length === 0 && (
        <div className="border-line bg-surface flex flex-col items-center gap-2 rounded-lg border px-4 py-12 text-center">
          <p className="font-semibold">{t('noSessions')}</p>
          <p className="text-ink-muted max-w-prose">{t(office ? 'noSessionsOffice' : 'noSessionsText')}</p>
          {office && (
            <PlainLink href="/runs" className={buttonClass({ variant: 'primary' })}>
              {t('toRuns')}
            </PlainLink>
          )}
        </div>
      )}
      {current.map((session) => (
        <CurrentSession key={session.id} session={session} />
      ))}
      <Group title={t('missing')} sessions={missing} warn />
      <Group title={t('next')} sessions={next} />
      <Group title={t('done')} sessions={done} />
    </>
  );
}

function CurrentSession({ session }: { session: ListedSession }) {
  const { t, locale } = useTexts();
  const { day, time, here } = useWhen()(session);
  return (
    <section
      aria-label={t('now')}
      className="border-accent-line bg-surface shadow-card rounded-xl border-2 p-4"
    >
      <p className="text-accent text-sm font-semibold">{t('now')}</p>
      <h2 className="mt-1 text-2xl break-words">{inReadersLanguage(locale, session.title)}</h2>
      <p className="text-ink-muted mt-1 break-words">{inReadersLanguage(locale, session.course)}</p>
      <p className="mt-2 font-medium">
        {day}, {time} · {session.place}
      </p>
      {here && <p className="text-info text-sm">{t('phoneTime', { time: here })}</p>}
      {!session.keepOnPhone && <p className="text-info text-sm">{t('notKept')}</p>}
      <p className="text-ink-muted mt-1">
        {t('recordedOf', { count: session.recorded, total: session.people })}
      </p>
      <a
        href={`/register/${session.id}`}
        className={buttonClass({ variant: 'primary', className: 'mt-4 h-14! w-full text-lg' })}
      >
        <ClipboardCheck aria-hidden className="size-5" />
        {t('take')}
      </a>
    </section>
  );
}

function Group({
  title,
  sessions,
  warn,
}: {
  title: string;
  sessions: readonly ListedSession[];
  warn?: boolean;
}) {
  const { t, locale } = useTexts();
  const when = useWhen();
  if (sessions.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2">{title}</h2>
      <ul className="border-line bg-surface shadow-card overflow-hidden rounded-lg border">
        {sessions.map((session) => {
          const { day, time, here } = when(session);
          return (
            <li key={session.id} className="border-line border-b last:border-b-0">
              <a
                href={`/register/${session.id}`}
                className="hover:bg-hover flex min-h-16 items-center gap-3 px-4 py-2.5"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium break-words">
                    {inReadersLanguage(locale, session.title)}
                  </span>
                  <span className="text-ink-muted block text-sm break-words">
                    {day}, {time} · {session.place}
                  </span>
                  {here && <span className="text-info block text-sm">{t('phoneTime', { time: here })}</span>}
                  {!session.keepOnPhone && <span className="text-info block text-sm">{t('notKept')}</span>}
                </span>
                <span className={clsx('shrink-0 text-sm', !warn && 'text-ink-muted')}>
                  {warn ? (
                    <State tone="warn">
                      {t('recordedShort', { count: session.recorded, total: session.people })}
                    </State>
                  ) : (
                    t('recordedShort', { count: session.recorded, total: session.people })
                  )}
                </span>
                <ChevronRight aria-hidden className="text-ink-muted size-4 shrink-0" />
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
