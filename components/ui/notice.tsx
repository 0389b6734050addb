import type { ReactNode } from 'react';
import clsx from 'clsx';
import { ToneIcon, type Tone } from './state';

const frame: Record<Exclude<Tone, 'ended'>, string> = {
  ok: 'border-ok/35 bg-ok-soft [&>svg]:text-ok',
  warn: 'border-warn/35 bg-warn-soft [&>svg]:text-warn',
  danger: 'border-danger/35 bg-danger-soft [&>svg]:text-danger',
  info: 'border-info/35 bg-info-soft [&>svg]:text-info',
  neutral: 'border-line bg-sunken [&>svg]:text-ink-muted',
};

type Props = {
  tone: Exclude<Tone, 'ended'>;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
};

/** A message that stays on the page. `live`: it appeared after something the person did. */
export function Notice({ tone, title, children, actions, live }: Props) {
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={clsx('flex items-start gap-2.5 rounded-md border px-3.5 py-2.5', frame[tone])}
    >
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="break-words">{children}</div>}
      </div>
      {actions}
    </div>
  );
}
