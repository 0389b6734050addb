'use client';

import { useState } from 'react';
import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SkeletonLines } from '@/components/ui/skeleton';
import { Textarea } from '@/components/ui/textarea';
import type { BoardSession, HistoryEntry } from '@/lib/attendance/board/types';
import { noteLimit, refusalOfContent, tidyNote } from '@/lib/attendance/rules';
import type { AttendanceStatus, MarkContent, Moment, Operation } from '@/lib/attendance/types';
import { formatDateTime } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { choices, StatusIcon, statusLook } from '../status';
import { useFresh } from '../use-fresh';
import type { BoardPerson } from './view';

type Props = {
  runId: string;
  session: BoardSession;
  title: string;
  person: BoardPerson;
  /** A change made here that is not in the office's history yet. */
  unsent: Operation | undefined;
  /** Operations of others that say something else, recorded without having seen this one. */
  against: readonly string[];
  onRecord: (content: MarkContent, seen: Moment | null, before: MarkContent) => void;
  onClose: () => void;
};

/** One mark: what it says, changing it, and who recorded what when on which device. */
export function CellDialog({ runId, session, title, person, unsent, against, onRecord, onClose }: Props) {
  const t = useTranslations('attendance');
  const { loaded } = useFresh<HistoryEntry[]>(
    `/api/runs/${runId}/board/history?session=${session.id}&enrolment=${person.id}`,
  );
  const history = loaded?.kind === 'ready' ? loaded.value : null;
  const current = (unsent ?? history?.[0] ?? null) as (Moment & MarkContent) | null;
  const decide = (content: MarkContent) => {
    onRecord(content, history?.[0] ?? null, current ?? blank);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={person.name} description={title}>
      {!history && (!loaded || loaded.kind === 'ready') && <SkeletonLines lines={4} />}
      {loaded && loaded.kind !== 'ready' && <Notice tone="danger">{t(`load.${loaded.kind}`)}</Notice>}
      {history && (
        <>
          {against.length > 0 && (
            <Contested
              entries={history.filter((entry, index) => index === 0 || against.includes(entry.id))}
              onDecide={decide}
            />
          )}
          <MarkForm current={current} most={session.durationMinutes} onSave={decide} />
          <History entries={history} zone={session.timeZone} />
        </>
      )}
    </Dialog>
  );
}

const blank: MarkContent = { status: 'NOT_RECORDED', minutes: null, note: null };

/** Two said different things without having seen each other: who said what, and which of them is right. */
function Contested(props: { entries: readonly HistoryEntry[]; onDecide: (content: MarkContent) => void }) {
  const t = useTranslations('attendance');
  return (
    <div className="mb-4">
      <Notice tone="warn" title={t('contestedTitle')}>
        <ul className="mt-2 flex flex-col gap-2">
          {props.entries.map((entry) => (
            <li key={entry.id} className="flex flex-wrap items-center justify-between gap-2">
              <span>
                <span className="font-medium">{t(`status.${entry.status}`)}</span>
                {entry.minutes !== null && ` · ${t('minutes', { minutes: entry.minutes })}`}
                <span className="text-ink-muted block text-sm">
                  {entry.by ?? t('selfCheckIn')} · {entry.device}
                </span>
              </span>
              <Button size="sm" onClick={() => props.onDecide(entry)}>
                {t('isRight')}
              </Button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function MarkForm(props: {
  current: MarkContent | null;
  most: number;
  onSave: (content: MarkContent) => void;
}) {
  const { current, most, onSave } = props;
  const t = useTranslations('attendance');
  const tc = useTranslations('common');
  const [status, setStatus] = useState<AttendanceStatus>(current?.status ?? 'NOT_RECORDED');
  const [minutes, setMinutes] = useState(current?.minutes ? String(current.minutes) : '');
  const [note, setNote] = useState(current?.note ?? '');
  const timed = status === 'LATE' || status === 'LEFT_EARLY';
  const content: MarkContent = {
    status,
    minutes: timed && minutes.trim() !== '' ? Number(minutes) : null,
    note: tidyNote(note),
  };
  const refusal = refusalOfContent(content, most);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!refusal) onSave(content);
      }}
    >
      <div
        role="radiogroup"
        aria-label={t('status.label')}
        className="grid grid-cols-2 gap-1.5 md:grid-cols-3"
      >
        {[...choices.map((each) => each.status), 'NOT_RECORDED' as const].map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={status === each}
            onClick={() => setStatus(each)}
            className={clsx(
              'flex min-h-11 items-center gap-2 rounded-lg border px-3 text-left',
              status === each ? statusLook[each].chosen : ['border-line-strong', statusLook[each].text],
            )}
          >
            <StatusIcon status={each} />
            {t(`status.${each}`)}
          </button>
        ))}
      </div>
      {timed && (
        <Field
          label={t(status === 'LATE' ? 'minutesLate' : 'minutesMissed')}
          error={refusal === 'MINUTES_INVALID' ? t('minutesInvalid', { most }) : undefined}
        >
          <Input inputMode="numeric" value={minutes} onChange={(event) => setMinutes(event.target.value)} />
        </Field>
      )}
      <Field label={tc('note')}>
        <Textarea
          rows={2}
          maxLength={noteLimit}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          {tc('save')}
        </Button>
      </div>
    </form>
  );
}

function History({ entries, zone }: { entries: readonly HistoryEntry[]; zone: string }) {
  const t = useTranslations('attendance');
  const locale: Locale = useLocale();
  const at = (instant: string) => formatDateTime(new Date(instant), zone, locale);
  return (
    <section className="border-line mt-5 border-t pt-3 pb-3">
      <h3>{t('history')}</h3>
      {entries.length === 0 && <p className="text-ink-muted mt-1">{t('noHistory')}</p>}
      <ol className="mt-2 flex flex-col gap-2.5">
        {entries.map((entry, index) => {
          const status = entry.status as AttendanceStatus;
          return (
            <li key={entry.id} className={clsx(index > 0 && 'text-ink-muted')}>
              <p className={clsx('flex flex-wrap items-center gap-1.5 font-medium', statusLook[status].text)}>
                <StatusIcon status={status} className="size-3.5" />
                {t(`status.${status}`)}
                {entry.minutes !== null && ` · ${t('minutes', { minutes: entry.minutes })}`}
                {index === 0 && <span className="text-ink-muted font-normal">· {t('current')}</span>}
              </p>
              {entry.note && <p className="break-words">{entry.note}</p>}
              <p className="text-sm">
                {entry.by ?? t('selfCheckIn')} · {at(entry.at)} · {entry.device} ·{' '}
                {t(`source.${entry.source}`)}
              </p>
              {entry.deviceAt !== entry.at && (
                <p className="text-warn text-sm">{t('clockAhead', { time: at(entry.deviceAt) })}</p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
