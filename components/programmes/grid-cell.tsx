'use client';

import { useId, type ClipboardEvent } from 'react';
import clsx from 'clsx';
import { controlClass } from '@/components/ui/control-style';
import { FieldError } from '@/components/ui/field-error';

type Props = {
  /** What the cell is of: its column and its line. */
  label: string;
  value: string;
  error?: string | undefined;
  numeric?: boolean;
  className?: string;
  onChange: (value: string) => void;
  onPaste?: (event: ClipboardEvent) => void;
};

/** One cell of a grid, with what is wrong with it below. */
export function GridCell({ label, value, error, numeric, className, onChange, onPaste }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <input
        type="text"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        inputMode={numeric ? 'decimal' : undefined}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onPaste={onPaste}
        className={clsx(controlClass, numeric && 'text-right tabular-nums')}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
