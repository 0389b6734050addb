import type { ReactNode } from 'react';
import clsx from 'clsx';
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Info,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';

export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'neutral' | 'ended';

const icons: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
  info: Info,
  neutral: CircleDashed,
  ended: Ban,
};

export const toneClass: Record<Tone, string> = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
  neutral: 'bg-sunken text-ink-muted',
  ended: 'bg-sunken text-ink-muted line-through decoration-1',
};

/** The icon of a tone, so that colour is never the only sign. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  const Icon = icons[tone];
  return <Icon aria-hidden className={clsx('size-4 shrink-0', className)} />;
}

type Props = { tone: Tone; children: ReactNode; icon?: ReactNode; plain?: boolean; className?: string };

/** A state: colour, icon and word together. `plain` has no background, for use inside a table row. */
export function State({ tone, children, icon, plain, className }: Props) {
  return (
    <span
      className={clsx(
        'inline-flex max-w-full items-center gap-1.5 rounded-full text-sm font-medium whitespace-nowrap',
        !plain && 'px-2 py-0.5',
        toneClass[tone],
        plain && 'bg-transparent!',
        className,
      )}
    >
      {icon ?? <ToneIcon tone={tone} className="size-3.5!" />}
      <span className="truncate">{children}</span>
    </span>
  );
}
