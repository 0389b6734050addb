'use client';

import type { ComponentProps } from 'react';
import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { controlClass } from './control-style';
import { useFieldControl } from './field-context';

export type Option = { value: string; label: string; disabled?: boolean };

type Props = ComponentProps<'select'> & {
  options?: readonly Option[];
  /** Text of the first, empty choice. */
  placeholder?: string;
};

/** The browser's own select, for up to about fifteen choices: phones show it best. More: Combobox. */
export function Select({ className, options, placeholder, children, ...rest }: Props) {
  const field = useFieldControl(rest);
  return (
    <span className={clsx('relative block min-w-0', className)}>
      <select {...rest} {...field} className={clsx(controlClass, 'appearance-none truncate pr-9')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="text-ink-muted pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2"
      />
    </span>
  );
}
