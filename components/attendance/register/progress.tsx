'use client';

import clsx from 'clsx';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { StatusIcon, statusLook } from '../status';
import { useTexts } from '../texts';
import type { Counts } from './roster';

const order: AttendanceStatus[] = [
  'PRESENT',
  'LATE',
  'LEFT_EARLY',
  'EXCUSED',
  'ABSENT',
  'NOT_EXPECTED',
  'NOT_RECORDED',
];
const always = new Set<AttendanceStatus>(['PRESENT', 'ABSENT', 'NOT_RECORDED']);
const fill: Partial<Record<AttendanceStatus, string>> = {
  PRESENT: 'bg-ok',
  LATE: 'bg-warn',
  LEFT_EARLY: 'bg-warn',
  EXCUSED: 'bg-info',
  ABSENT: 'bg-danger',
};

/** How far the register is: a bar, and the same in numbers and words. */
export function RegisterProgress({ counts, total }: { counts: Counts; total: number }) {
  const { t } = useTexts();
  return (
    <div>
      <div aria-hidden className="bg-sunken flex h-1.5 overflow-hidden rounded-full">
        {order.map((status) => (
          <span
            key={status}
            className={fill[status]}
            style={{ width: total > 0 && fill[status] ? `${(counts[status] / total) * 100}%` : 0 }}
          />
        ))}
      </div>
      <ul aria-label={t('progress')} className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {order
          .filter((status) => always.has(status) || counts[status] > 0)
          .map((status) => (
            <li key={status} className={clsx('flex items-center gap-1.5 text-sm', statusLook[status].text)}>
              <StatusIcon status={status} className="size-3.5" />
              {t(status)} <span className="font-semibold">{counts[status]}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
