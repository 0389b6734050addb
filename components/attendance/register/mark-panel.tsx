'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import clsx from 'clsx';
import { Eraser } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { controlClass } from '@/components/ui/control-style';
import { noteLimit } from '@/lib/attendance/rules';
import type { AttendanceStatus, MarkContent } from '@/lib/attendance/types';
import { choices, StatusIcon, statusLook } from '../status';
import { useTexts } from '../texts';
import type { Mark } from './roster';

type Props = {
  id: string;
  mark: Mark | null;
  status: AttendanceStatus;
  sessionMinutes: number;
  onChange: (part: Partial<MarkContent>) => void;
};

/** A pause of the writer. */
const pauseMs = 1200;

const usual = [5, 10, 15, 20, 30, 45];

/** Everything that can be said of one person: the status, minutes, a note, and taking it back. */
export function MarkPanel({ id, mark, status, sessionMinutes, onChange }: Props) {
  const { t } = useTexts();
  const timed = status === 'LATE' || status === 'LEFT_EARLY';
  return (
    <div id={id} className="flex flex-col gap-3 px-3 pt-1 pb-4 md:px-4">
      <div className="grid grid-cols-5 gap-1.5 md:max-w-xl" role="group" aria-label={t('howAttended')}>
        {choices.map((choice) => (
          <button
            key={choice.status}
            type="button"
            aria-pressed={status === choice.status}
            onClick={() => onChange({ status: choice.status })}
            className={clsx(
              'flex min-h-14 flex-col items-center justify-center gap-1 rounded-lg border px-0.5 py-1.5 text-center text-sm leading-4 hyphens-auto',
              status === choice.status
                ? statusLook[choice.status].chosen
                : ['border-line-strong bg-surface', statusLook[choice.status].text],
            )}
          >
            <StatusIcon status={choice.status} className="size-5" />
            <span className="max-w-full">{t(`short_${choice.status}`)}</span>
          </button>
        ))}
      </div>
      {timed && (
        <Minutes
          key={`${status} ${mark?.minutes}`}
          label={t(status === 'LATE' ? 'minutesLate' : 'minutesMissed')}
          value={mark?.minutes ?? null}
          most={sessionMinutes}
          onChange={(minutes) => onChange({ minutes })}
        />
      )}
      <Note note={mark?.note ?? ''} onChange={(note) => onChange({ note })} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-muted min-w-0 flex-1 text-sm">
          {mark?.by && t('recordedBy', { name: mark.by, time: clock(mark.at), device: mark.device })}
          {mark && !mark.by && t('recordedHere', { time: clock(mark.at) })}
        </p>
        {mark && mark.status !== 'NOT_RECORDED' && (
          <button
            type="button"
            onClick={() => onChange({ status: 'NOT_RECORDED' })}
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
          >
            <Eraser aria-hidden className="size-4" />
            {t('clearMark')}
          </button>
        )}
      </div>
    </div>
  );
}

function Minutes(props: {
  label: string;
  value: number | null;
  most: number;
  onChange: (value: number | null) => void;
}) {
  const { label, value, most, onChange } = props;
  const { t } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState(value && !usual.includes(value) ? String(value) : '');
  const number = typed.trim() === '' ? null : Number(typed);
  const wrong = number !== null && !(Number.isInteger(number) && number >= 1 && number <= most);
  const save = () => {
    if (!wrong && typed !== '') onChange(number);
  };
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <div className="flex flex-wrap gap-1.5">
        {usual
          .filter((each) => each <= most)
          .map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={value === each}
              onClick={() => onChange(each)}
              className={buttonClass({
                variant: value === each ? 'primary' : 'secondary',
                className: 'min-w-10! px-1.5!',
              })}
            >
              {each}
            </button>
          ))}
        <input
          inputMode="numeric"
          aria-label={label}
          aria-invalid={wrong}
          value={typed}
          placeholder={t('otherMinutes')}
          onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 4))}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          className={clsx(controlClass, 'w-18! px-2!')}
        />
      </div>
      {wrong && (
        <p role="alert" className="text-danger text-sm">
          {t('refused_MINUTES_INVALID', { most })}
        </p>
      )}
    </div>
  );
}

/** Saved when the writer pauses or goes on to something else. What is being typed is never overwritten. */
function Note({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(note);
  const [seen, setSeen] = useState(note);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  if (note !== seen) {
    setSeen(note);
    if (typed.trim() === seen) setTyped(note);
  }
  const save = (text: string) => {
    clearTimeout(waiting.current);
    if (text.trim() !== note) onChange(text);
  };
  const endOnEscape = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('note')}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={noteLimit}
        value={typed}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => save(text), pauseMs);
        }}
        onBlur={() => save(typed)}
        onKeyDown={endOnEscape}
        className={clsx(controlClass, 'h-auto! py-2')}
      />
    </div>
  );
}

const two = (value: number) => String(value).padStart(2, '0');

/** The phone's own clock. */
export function clock(instant: string): string {
  const date = new Date(instant);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
