import type { ReactNode } from 'react';
import clsx from 'clsx';

/** A neutral fact about a thing (its kind, a count). For a state use State. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        'border-line bg-sunken text-ink-muted inline-flex items-center rounded-sm border px-1.5 text-sm whitespace-nowrap',
        className,
      )}
    >
      {children}
    </span>
  );
}
