import { useId, type ReactNode } from 'react';
import clsx from 'clsx';
import { FieldError } from './field-error';

type Props = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A group of controls that answer one question: check boxes, dates from and to, quotas. */
export function Fieldset({ legend, hint, error, className, children }: Props) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
      className={clsx('flex min-w-0 flex-col gap-2', className)}
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-ink-muted text-sm">
          {hint}
        </p>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
