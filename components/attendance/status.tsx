import { Icon } from '@/components/ui/icon';
import { circleDashed, clock, cross, dash, doorOpen, fileCheck, tick } from '@/components/ui/shapes';
import type { AttendanceStatus } from '@/lib/attendance/types';

type Look = { icon: string; text: string; chosen: string };

/** How a status looks everywhere: icon and colour together, and a word beside them. */
export const statusLook: Record<AttendanceStatus, Look> = {
  PRESENT: { icon: tick, text: 'text-ok', chosen: 'bg-ok text-surface border-ok' },
  LATE: { icon: clock, text: 'text-warn', chosen: 'bg-warn text-surface border-warn' },
  LEFT_EARLY: { icon: doorOpen, text: 'text-warn', chosen: 'bg-warn text-surface border-warn' },
  EXCUSED: { icon: fileCheck, text: 'text-info', chosen: 'bg-info text-surface border-info' },
  ABSENT: { icon: cross, text: 'text-danger', chosen: 'bg-danger text-surface border-danger' },
  NOT_RECORDED: { icon: circleDashed, text: 'text-ink-muted', chosen: 'bg-sunken' },
  NOT_EXPECTED: {
    icon: dash,
    text: 'text-ink-muted',
    chosen: 'bg-ink-muted text-surface border-ink-muted',
  },
};

/** What can be chosen, in the order of keys and buttons, with the key that chooses it on any keyboard layout. */
export const choices = [
  { status: 'PRESENT', key: 'KeyP', letter: 'P' },
  { status: 'LATE', key: 'KeyL', letter: 'L' },
  { status: 'LEFT_EARLY', key: 'KeyE', letter: 'E' },
  { status: 'EXCUSED', key: 'KeyX', letter: 'X' },
  { status: 'ABSENT', key: 'KeyA', letter: 'A' },
  { status: 'NOT_EXPECTED', key: 'KeyN', letter: 'N' },
] as const satisfies readonly { status: AttendanceStatus; key: string; letter: string }[];

/** Has a number of minutes: how late, or how much was missed at the end. */
export const takesMinutes = (status: AttendanceStatus): boolean =>
  status === 'LATE' || status === 'LEFT_EARLY';

export function StatusIcon({ status, className }: { status: AttendanceStatus; className?: string }) {
  return <Icon shape={statusLook[status].icon} className={className ?? 'size-4 shrink-0'} />;
}
