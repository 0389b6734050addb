'use client';

import { useId, type ReactNode } from 'react';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { FieldContext } from './field-context';
import { FieldError } from './field-error';

type Props = {
  label: ReactNode;
  /** One sentence under the label: what to write, in which form. */
  hint?: ReactNode;
  /** A text, or the code that the schema gave: `errors.title?.message` fits. */
  error?: ReactNode;
  /** A field without this mark says "optional" beside its label. */
  required?: boolean;
  /** Says neither "required" nor "optional": for filters and search. */
  unmarked?: boolean;
  hideLabel?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** Label, hint and error of one control (Input, Textarea, Select, Combobox, DateInput, TimeInput). */
export function Field({
  label,
  hint,
  error,
  required = false,
  unmarked,
  hideLabel,
  id,
  className,
  children,
}: Props) {
  const t = useTranslations('common');
  const made = useId();
  const control = id ?? made;
  const hintId = hint ? `${control}-hint` : undefined;
  const errorId = error ? `${control}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  return (
    <FieldContext value={{ id: control, describedBy, invalid: Boolean(error), required }}>
      <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
        <label
          id={`${control}-label`}
          htmlFor={control}
          className={clsx('font-medium', hideLabel && 'sr-only')}
        >
          {label}
          {!required && !unmarked && (
            <span className="text-ink-muted ml-1.5 font-normal">{t('optional')}</span>
          )}
        </label>
        {hint && (
          <p id={hintId} className="text-ink-muted text-sm">
            {hint}
          </p>
        )}
        {children}
        {error && <FieldError id={errorId}>{error}</FieldError>}
      </div>
    </FieldContext>
  );
}
