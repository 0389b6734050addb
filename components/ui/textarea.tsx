'use client';

import type { ComponentProps } from 'react';
import clsx from 'clsx';
import { controlClass } from './control-style';
import { useFieldControl } from './field-context';

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  const field = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...field}
      className={clsx(controlClass, 'field-sizing-content h-auto min-h-20 py-2', className)}
    />
  );
}
