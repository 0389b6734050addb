'use client';

import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { eraser, userMinus } from '@/components/ui/part-shapes';
import { buttonClass } from '@/components/ui/button-style';
import { isBlank } from '@/lib/attendance/rules';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { choices, StatusIcon, statusLook, takesMinutes } from '../status';
import { useTexts } from '../texts';
import { MinutesField } from './minutes-field';
import { NoteField } from './note-field';
import type { Mark, RosterPerson } from './roster';
import type { RowActions } from './row-actions';
import { WalkInName } from './walk-in-name';
import { clock } from './when';

type Props = {
  id: string;
  person: RosterPerson;
  mark: Mark | null;
  status: AttendanceStatus;
  sessionMinutes: number;
  actions: RowActions;
};

/** What opens at the foot of the screen would else open under the bar. The row keeps its distance from both bars itself. */
const bringIntoView = (panel: HTMLElement | null) =>
  panel?.parentElement?.scrollIntoView({ block: 'nearest' });

/** Everything that can be said of one person: the status, minutes, a note, and taking it back. */
export function MarkPanel({ id, person, mark, status, sessionMinutes, actions }: Props) {
  const { t } = useTexts();
  return (
    <div id={id} ref={bringIntoView} className="bg-hover flex flex-col gap-3 px-3 pt-1 pb-4 md:px-4">
      {person.walkIn && (
        <WalkInName name={person.name} onChange={(name) => actions.rename(person.id, name)} />
      )}
      <div className="grid grid-cols-3 gap-1.5 md:grid-cols-6" role="group" aria-label={t('howAttended')}>
        {choices.map((choice) => (
          <button
            key={choice.status}
            type="button"
            aria-pressed={status === choice.status}
            onClick={() => actions.change(person.id, { status: choice.status })}
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
      {takesMinutes(status) && (
        <MinutesField
          key={`${status} ${mark?.minutes}`}
          label={t(status === 'LATE' ? 'minutesLate' : 'minutesMissed')}
          value={mark?.minutes ?? null}
          most={sessionMinutes}
          onChange={(minutes) => actions.change(person.id, { minutes })}
        />
      )}
      <NoteField note={mark?.note ?? ''} onChange={(note) => actions.change(person.id, { note })} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-muted min-w-0 flex-1 basis-40 text-sm break-words">
          <RecordedBy mark={mark} />
        </p>
        {!isBlank(mark) && (
          <button
            type="button"
            onClick={() => actions.clear(person.id)}
            className={buttonClass({ variant: 'secondary' })}
          >
            {person.walkIn ? (
              <Icon shape={userMinus} className="size-4" />
            ) : (
              <Icon shape={eraser} className="size-4" />
            )}
            {t(person.walkIn ? 'removePerson' : mark?.source === 'CHECK_IN' ? 'refuseCheckIn' : 'clearMark')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Who recorded it, when and with what; a moment that is not on the disk yet is not called recorded. */
function RecordedBy({ mark }: { mark: Mark | null }) {
  const { t } = useTexts();
  if (!mark) return null;
  const time = clock(mark.at);
  if (mark.source === 'CHECK_IN') return t('checkedInAt', { time });
  if (mark.by) return t('recordedBy', { name: mark.by, time, device: mark.device });
  return t(mark.unsaved ? 'notYetSaved' : mark.source === 'SCAN' ? 'scannedHere' : 'recordedHere', { time });
}
