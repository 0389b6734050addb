'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { clock } from '../register/when';
import { cellClass } from './letters';

const order: AttendanceStatus[] = [
  'PRESENT',
  'LATE',
  'LEFT_EARLY',
  'EXCUSED',
  'ABSENT',
  'NOT_RECORDED',
  'NOT_EXPECTED',
];

/** What the letters mean, and how fresh the board is. */
type Props = { waiting: number; reachedAt: string | null; live: boolean };

export function Legend({ waiting, reachedAt, live }: Props) {
  const t = useTranslations('attendance');
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
      <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1.5">
        {order.map((status) => (
          <li key={status} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className={clsx(
                'border-line grid size-6 place-items-center rounded-sm border',
                cellClass[status],
              )}
            >
              {t(`letter.${status}`)}
            </span>
            {t(`status.${status}`)}
          </li>
        ))}
        <li className="flex items-center gap-1.5">
          <span aria-hidden>*</span>
          {t('hasNote')}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden>≠</span>
          {t('contested')}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden>⚑</span>
          {t('afterIssue')}
        </li>
      </ul>
      <p role="status" className="text-ink-muted">
        {waiting > 0
          ? t('waiting', { count: waiting })
          : reachedAt && t(live ? 'live' : 'fresh', { time: clock(reachedAt) })}
      </p>
    </div>
  );
}
