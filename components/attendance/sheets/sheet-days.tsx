'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Printer } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { State } from '@/components/ui/state';
import type { SheetDay, SheetSessionRow } from '@/lib/attendance/sheets/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { locales } from '@/lib/text/locale';
import { AttachedList } from './attached-list';
import type { RemoveSheet } from './remove-sheet';

type Props = {
  runId: string;
  timeZone: string;
  days: readonly SheetDay[];
  remove: RemoveSheet;
  /** Where the agenda is planned, for who plans it. */
  agendaHref: string | null;
};

const tones = { SIGNED: 'ok', DAY_SIGNED: 'ok', MISSING: 'warn', COMING: 'neutral' } as const;

/** A run's days and sessions, each to be printed, and with the signed sheets that came back. */
export function SheetDays({ runId, timeZone, days, remove, agendaHref }: Props) {
  const t = useTranslations('paper');
  const locale = useLocale();
  const [language, setLanguage] = useState<string>(locale);
  const print = (of: string) => `/api/runs/${runId}/sign-in-sheet?${of}&language=${language}`;
  const choice = (
    <Field label={t('language')} hideLabel unmarked>
      <Select
        value={language}
        onChange={(event) => setLanguage(event.target.value)}
        options={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
    </Field>
  );
  if (days.length === 0) {
    return (
      <Panel title={t('sheets')}>
        <EmptyState
          title={t('noSessions')}
          action={agendaHref && <LinkButton href={agendaHref}>{t('toAgenda')}</LinkButton>}
        >
          {t('noSessionsText')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('sheets')} hint={t('sheetsHint')} actions={choice} flush>
      {days.map(({ day, sessions, sheets }) => {
        const name = formatDate(day, locale, 'weekday');
        const live = sheets.filter(({ removed }) => !removed);
        const removed = sheets.filter((sheet) => sheet.removed);
        const ofDay = live.filter(({ sessionId }) => sessionId === null);
        return (
          <section key={day} aria-label={name} className="border-line border-t px-4 py-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3>{name}</h3>
              {sessions.length > 0 && (
                <a
                  href={print(`day=${day}`)}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={t('printDayOf', { day: name })}
                  className={buttonClass({ size: 'sm' })}
                >
                  <Printer aria-hidden className="size-4" />
                  {t('printDay')}
                </a>
              )}
            </div>
            <AttachedList sheets={ofDay} timeZone={timeZone} remove={remove} />
            <ul className="divide-line mt-1 divide-y">
              {sessions.map((session) => (
                <SessionSheets key={session.id} session={session} href={print(`session=${session.id}`)}>
                  <AttachedList
                    sheets={live.filter(({ sessionId }) => sessionId === session.id)}
                    timeZone={timeZone}
                    remove={remove}
                  />
                </SessionSheets>
              ))}
            </ul>
            {removed.length > 0 && (
              <details className="mt-1">
                <summary className="text-ink-muted cursor-pointer text-sm">
                  {t('removed', { count: removed.length })}
                </summary>
                <AttachedList sheets={removed} timeZone={timeZone} remove={remove} />
              </details>
            )}
          </section>
        );
      })}
    </Panel>
  );
}

type RowProps = { session: SheetSessionRow; href: string; children: React.ReactNode };

function SessionSheets({ session, href, children }: RowProps) {
  const t = useTranslations('paper');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const { titleEn, titleRu, from, to, track, standing } = session;
  const [title, time] = [inLanguage(language, titleEn, titleRu), `${from}–${to}`];
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-60 break-words">
          <span className="text-ink-muted mr-2">{time}</span>
          {title}
          {track && <span className="text-ink-muted"> · {track}</span>}
        </span>
        <State tone={tones[standing]} plain>
          {t(`standing.${standing}`)}
        </State>
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          aria-label={t('printOf', { title, time })}
          className={buttonClass({ size: 'sm', variant: 'quiet' })}
        >
          <Printer aria-hidden className="size-4" />
          {t('print')}
        </a>
      </div>
      {children}
    </li>
  );
}
