import { Check, CircleDashed, Clock, DoorOpen, FileCheck, Minus, X, type LucideIcon } from 'lucide-react';
import type { AttendanceStatus } from '@/lib/attendance/types';

type Look = { icon: LucideIcon; text: string; chosen: string };

/** How a status looks everywhere: icon and colour together, and a word beside them. */
export const statusLook: Record<AttendanceStatus, Look> = {
  PRESENT: { icon: Check, text: 'text-ok', chosen: 'bg-ok text-surface border-ok' },
  LATE: { icon: Clock, text: 'text-warn', chosen: 'bg-warn text-surface border-warn' },
  LEFT_EARLY: { icon: DoorOpen, text: 'text-warn', chosen: 'bg-warn text-surface border-warn' },
  EXCUSED: { icon: FileCheck, text: 'text-info', chosen: 'bg-info text-surface border-info' },
  ABSENT: { icon: X, text: 'text-danger', chosen: 'bg-danger text-surface border-danger' },
  NOT_RECORDED: { icon: CircleDashed, text: 'text-ink-muted', chosen: 'bg-sunken' },
  NOT_EXPECTED: { icon: Minus, text: 'text-ink-muted', chosen: 'bg-sunken' },
};

/** What can be chosen, in the order of keys and buttons, with the key that chooses it on any keyboard layout. */
export const choices = [
  { status: 'PRESENT', key: 'KeyP', letter: 'P' },
  { status: 'LATE', key: 'KeyL', letter: 'L' },
  { status: 'LEFT_EARLY', key: 'KeyE', letter: 'E' },
  { status: 'EXCUSED', key: 'KeyX', letter: 'X' },
  { status: 'ABSENT', key: 'KeyA', letter: 'A' },
] as const satisfies readonly { status: AttendanceStatus; key: string; letter: string }[];

export function StatusIcon({ status, className }: { status: AttendanceStatus; className?: string }) {
  const { icon: Icon } = statusLook[status];
  return <Icon aria-hidden className={className ?? 'size-4 shrink-0'} />;
}
