import type { AttendanceStatus } from '@/lib/attendance/types';

const statuses: Record<string, AttendanceStatus> = {
  P: 'PRESENT',
  L: 'LATE',
  E: 'LEFT_EARLY',
  X: 'EXCUSED',
  A: 'ABSENT',
  '-': 'NOT_EXPECTED',
  '.': 'NOT_RECORDED',
};

/** The status that a letter of a board row stands for. */
export const statusOfLetter = (letter: string | undefined): AttendanceStatus =>
  statuses[letter ?? '.'] ?? 'NOT_RECORDED';

/** How a status is drawn in a cell: what is usual is quiet, what is not stands out. */
export const cellClass: Record<AttendanceStatus, string> = {
  PRESENT: 'text-ok',
  LATE: 'text-warn bg-warn-soft font-semibold',
  LEFT_EARLY: 'text-warn bg-warn-soft font-semibold',
  EXCUSED: 'text-info bg-info-soft font-semibold',
  ABSENT: 'text-danger bg-danger-soft font-semibold',
  NOT_RECORDED: 'text-ink-muted',
  NOT_EXPECTED: 'text-ink-muted bg-sunken',
};

/** The parts of the table. The name's column and the head stay in view; `board-cell` is also what keys look for. */
export const boardStyle = {
  cell: 'board-cell border-line h-9 w-24 min-w-24 cursor-pointer border-r border-b text-center hover:outline-2 hover:-outline-offset-2 hover:outline-accent-line focus-visible:-outline-offset-2',
  name: 'border-line bg-surface sticky left-0 z-10 w-40 max-w-40 min-w-40 border-r border-b px-3 py-1.5 font-normal md:w-64 md:max-w-64 md:min-w-64',
  odd: 'outline-warn outline-2 -outline-offset-2 font-semibold',
  rate: 'border-line min-w-20 border-b px-3 text-right whitespace-nowrap',
  corner: 'border-line bg-surface sticky top-0 left-0 z-30 border-r border-b px-3 py-2 align-bottom',
  head: 'border-line bg-surface sticky top-0 z-20 w-24 min-w-24 border-r border-b px-2 py-2 align-bottom font-normal last:border-r-0',
} as const;
