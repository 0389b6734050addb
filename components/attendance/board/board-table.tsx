'use client';

import { useEffect, useRef } from 'react';
import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Board } from '@/lib/attendance/board/types';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { formatPattern, formatTime } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { instantToLocal } from '@/lib/time/wall-clock';
import { inReadersLanguage } from '../register/when';
import { drawRows } from './draw';
import { boardStyle } from './letters';
import { focusCell, onGridKey, placeOf, type CellPlace } from './use-grid-keys';
import type { BoardPerson } from './view';

type Props = {
  board: Board;
  people: readonly BoardPerson[];
  now: Date;
  onOpen: (place: CellPlace) => void;
  onRecord: (place: CellPlace, status: AttendanceStatus) => void;
};

/** People by sessions: a real table whose body is drawn as plain elements. */
export function BoardTable({ board, people, now, onOpen, onRecord }: Props) {
  const t = useTranslations('attendance');
  const locale: Locale = useLocale();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (!body.current) return;
    drawRows(body.current, people, {
      locale,
      word: (status) => t(`status.${status}`),
      letter: (status) => t(`letter.${status}`),
      minutes: (minutes) => t('minutes', { minutes }),
      note: t('hasNote'),
      contested: t('contested'),
      afterIssue: t('afterIssue'),
      atRisk: t('atRisk'),
    });
  }, [people, locale, t]);
  return (
    <div tabIndex={-1} className="relative max-h-[75dvh] overflow-auto">
      <table role="grid" className="w-max min-w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">{t('board')}</caption>
        <thead>
          <tr>
            <th scope="col" className={clsx(boardStyle.corner, 'text-ink-muted text-sm font-medium')}>
              {t('person')}
            </th>
            {board.sessions.map((session, index) => {
              const missing =
                Date.parse(session.endsAt) <= now.getTime() &&
                people.some((each) => each.cells[index]?.status === 'NOT_RECORDED');
              const title = inReadersLanguage(locale, session.title);
              const day = formatPattern(
                instantToLocal(new Date(session.startsAt), session.timeZone).slice(0, 10),
                'D MMM',
                locale,
              );
              const time = formatTime(new Date(session.startsAt), session.timeZone);
              return (
                <th
                  key={session.id}
                  scope="col"
                  className={clsx(boardStyle.head, !session.counts && 'text-ink-muted')}
                >
                  <a
                    href={`/register/${session.id}`}
                    title={`${title} · ${day}, ${time}${session.counts ? '' : ` · ${t('doesNotCount')}`}`}
                    className="flex flex-col gap-0.5 rounded-sm text-sm hover:underline"
                  >
                    <span className="line-clamp-2 font-medium break-words whitespace-normal">{title}</span>
                    <span className="text-ink-muted whitespace-nowrap">
                      {day}, {time}
                    </span>
                    {missing && (
                      <span className="text-warn flex items-center gap-1 font-medium">
                        <CircleAlert aria-hidden className="size-3.5" />
                        {t('incomplete')}
                      </span>
                    )}
                    {!session.counts && <span>{t('doesNotCount')}</span>}
                  </a>
                </th>
              );
            })}
            <th
              scope="col"
              className={clsx(boardStyle.head, 'text-right text-sm font-medium')}
              title={t('ofHeldHint')}
            >
              {t('ofHeld')}
            </th>
            <th
              scope="col"
              className={clsx(boardStyle.head, 'text-right text-sm font-medium')}
              title={t('ofPlannedHint')}
            >
              {t('ofPlanned')}
            </th>
          </tr>
        </thead>
        <tbody
          ref={body}
          onKeyDown={(event) => onGridKey(event, { onOpen, onRecord })}
          onClick={(event) => {
            const place = placeOf(event.target);
            if (!place) return;
            focusCell((event.target as Element).closest('td'));
            onOpen(place);
          }}
        />
      </table>
    </div>
  );
}
