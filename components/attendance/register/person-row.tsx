'use client';

import { memo, useCallback, useSyncExternalStore } from 'react';
import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { cloudUpload, hourglass, messageSquareText, scanLine } from '@/components/ui/shapes';
import { effectiveStatus } from '@/lib/attendance/roster/rules';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { choices, StatusIcon, statusLook } from '../status';
import { useTexts } from '../texts';
import { part } from './part';
import type { Mark, RosterPerson } from './roster';
import type { RowActions } from './row-actions';
import type { Rows } from './rows';

const MarkPanel = part(() => import('./mark-panel').then((module) => module.MarkPanel));

type Props = {
  person: RosterPerson;
  rows: Rows;
  sessionMinutes: number;
  actions: RowActions;
};

/** Present and absent are one tap, everything else is behind the name; a wide screen shows all of them. */
const everywhere = new Set<AttendanceStatus>(['PRESENT', 'ABSENT']);

/** One person. Draws again only when something of the person changed. */
export const PersonRow = memo(function PersonRow({ person, rows, sessionMinutes, actions }: Props) {
  const { t } = useTexts();
  const { id } = person;
  const subscribe = useCallback((listener: () => void) => rows.subscribe(id, listener), [rows, id]);
  const state = () => rows.stateOf(id);
  const { mark, open, current } = useSyncExternalStore(subscribe, state, state);
  const status = effectiveStatus(mark?.status, person.expected);
  return (
    <div role="listitem" data-person={person.id} className="border-line scroll-mt-28 scroll-mb-32 border-b">
      <div
        data-moves
        className={clsx(
          'flex touch-pan-y items-center gap-2 px-3 py-1.5 transition-transform motion-reduce:transition-none md:px-4 [[data-swiped]>&]:transition-none',
          open ? 'bg-hover' : 'bg-surface',
        )}
      >
        <button
          type="button"
          data-name
          tabIndex={current ? 0 : -1}
          aria-expanded={open}
          aria-controls={open ? `panel-${person.id}` : undefined}
          onClick={() => actions.toggle(person.id)}
          className="-ml-1 min-h-12 min-w-0 flex-1 rounded-md px-1 text-left"
        >
          <span className="line-clamp-2 font-medium break-words">{person.name}</span>
          <Said person={person} mark={mark} status={status} />
        </button>
        <div role="group" aria-label={person.name} className="flex shrink-0 gap-1.5">
          {choices.map((choice) => (
            <button
              key={choice.status}
              type="button"
              data-mark={choice.status}
              tabIndex={current ? 0 : -1}
              aria-pressed={status === choice.status}
              aria-label={t(choice.status)}
              title={`${t(choice.status)} (${choice.letter})`}
              onClick={() => actions.change(person.id, { status: choice.status })}
              className={clsx(
                'grid size-12 place-items-center rounded-lg border md:size-9 pointer-coarse:size-12',
                !everywhere.has(choice.status) && 'max-md:hidden',
                status === choice.status
                  ? statusLook[choice.status].chosen
                  : ['border-line-strong bg-surface hover:bg-hover', statusLook[choice.status].text],
              )}
            >
              <StatusIcon status={choice.status} className="size-5 md:size-4" />
            </button>
          ))}
        </div>
      </div>
      {open && (
        <MarkPanel
          id={`panel-${person.id}`}
          person={person}
          mark={mark}
          status={status}
          sessionMinutes={sessionMinutes}
          actions={actions}
        />
      )}
    </div>
  );
});

/** What stands under the name: the mark in words, and where it is. */
function Said({
  person,
  mark,
  status,
}: {
  person: RosterPerson;
  mark: Mark | null;
  status: AttendanceStatus;
}) {
  const { t } = useTexts();
  return (
    <span className="text-ink-muted flex items-center gap-x-2 text-sm">
      {status !== 'NOT_RECORDED' && (
        <span className={clsx('flex shrink-0 items-center gap-1 font-medium', statusLook[status].text)}>
          <StatusIcon status={status} className="size-3.5" />
          {t(status)}
          {mark?.minutes && ` ${t('minutesShort', { minutes: mark.minutes })}`}
        </span>
      )}
      {mark?.source === 'CHECK_IN' && (
        <span className="text-info flex shrink-0 items-center gap-1 font-medium">
          <Icon shape={scanLine} className="size-3.5" />
          {t('checkedIn')}
        </span>
      )}
      {mark?.note && (
        <Icon shape={messageSquareText} aria-label={t('hasNote')} className="text-ink size-3.5 shrink-0" />
      )}
      {mark?.unsaved ? (
        <Icon shape={hourglass} aria-label={t('notYetSaved')} className="size-3.5 shrink-0" />
      ) : (
        mark?.pending && <Icon shape={cloudUpload} aria-label={t('onItsWay')} className="size-3.5 shrink-0" />
      )}
      <span className="truncate">{[person.latin, person.institution].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
