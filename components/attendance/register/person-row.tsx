'use client';

import { memo } from 'react';
import clsx from 'clsx';
import { CloudUpload, MessageSquareText } from 'lucide-react';
import { effectiveStatus } from '@/lib/attendance/roster/rules';
import type { MarkContent } from '@/lib/attendance/types';
import { choices, StatusIcon, statusLook } from '../status';
import { useTexts } from '../texts';
import { MarkPanel } from './mark-panel';
import type { Mark, RosterPerson } from './roster';

type Props = {
  person: RosterPerson;
  mark: Mark | null;
  open: boolean;
  /** The row that Tab reaches; arrows move it. */
  current: boolean;
  sessionMinutes: number;
  onChange: (enrolmentId: string, part: Partial<MarkContent>) => void;
  onToggle: (enrolmentId: string) => void;
};

/** Present and absent are one tap, everything else is behind the name; a wide screen shows all five. */
const everywhere = new Set(['PRESENT', 'ABSENT']);

export const PersonRow = memo(function PersonRow(props: Props) {
  const { person, mark, open, current, sessionMinutes, onChange, onToggle } = props;
  const { t } = useTexts();
  const status = effectiveStatus(mark?.status, person.expected);
  const said = status === 'NOT_RECORDED' ? null : t(status);
  const minutes = mark?.minutes ? t('minutesShort', { minutes: mark.minutes }) : null;
  return (
    <li
      data-person={person.id}
      className={clsx('border-line scroll-mt-28 scroll-mb-24 border-b last:border-b-0', open && 'bg-hover')}
    >
      <div className="flex items-center gap-2 px-3 py-1.5 md:px-4">
        <button
          type="button"
          data-name
          tabIndex={current ? 0 : -1}
          aria-expanded={open}
          aria-controls={open ? `panel-${person.id}` : undefined}
          onClick={() => onToggle(person.id)}
          className="-ml-1 min-h-11 min-w-0 flex-1 rounded-md px-1 text-left"
        >
          <span className="line-clamp-2 font-medium break-words">{person.name}</span>
          <span className="text-ink-muted flex items-center gap-x-2 text-sm">
            {said && (
              <span className={clsx('flex shrink-0 items-center gap-1 font-medium', statusLook[status].text)}>
                <StatusIcon status={status} className="size-3.5" />
                {said}
                {minutes && ` ${minutes}`}
              </span>
            )}
            {mark?.note && (
              <MessageSquareText aria-label={t('hasNote')} className="text-ink size-3.5 shrink-0" />
            )}
            {mark?.pending && <CloudUpload aria-label={t('onItsWay')} className="size-3.5 shrink-0" />}
            <span className="truncate">{[person.latin, person.institution].filter(Boolean).join(' · ')}</span>
          </span>
        </button>
        <div role="group" aria-label={person.name} className="flex shrink-0 gap-1.5">
          {choices.map((choice) => (
            <button
              key={choice.status}
              type="button"
              tabIndex={current ? 0 : -1}
              aria-pressed={status === choice.status}
              aria-label={t(choice.status)}
              title={`${t(choice.status)} (${choice.letter})`}
              onClick={() => onChange(person.id, { status: choice.status })}
              className={clsx(
                'grid size-12 place-items-center rounded-lg border md:size-9',
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
          mark={mark}
          status={status}
          sessionMinutes={sessionMinutes}
          onChange={(part) => onChange(person.id, part)}
        />
      )}
    </li>
  );
});
