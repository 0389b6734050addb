import { useId, type ReactNode } from 'react';
import clsx from 'clsx';

type Props = {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** No inner margin: a table or a list touches the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

/** A part of a page on its own surface, with an optional heading (h2) and actions. */
export function Panel({ title, hint, actions, footer, flush, className, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={clsx('border-line bg-surface shadow-card min-w-0 rounded-lg border', className)}
    >
      {(title || actions) && (
        <header
          className={clsx(
            'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3.5',
            flush && 'pb-3',
          )}
        >
          <div className="min-w-0">
            {title && <h2 id={id}>{title}</h2>}
            {hint && <p className="text-ink-muted text-sm">{hint}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'px-4 py-3.5'}>{children}</div>
      {footer && <footer className="border-line border-t px-4 py-2.5">{footer}</footer>}
    </section>
  );
}
