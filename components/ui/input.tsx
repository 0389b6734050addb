'use client';

import type { ComponentProps } from 'react';
import clsx from 'clsx';
import { controlClass } from './control-style';
import { useFieldControl } from './field-context';

/** One line of text. Inside a Field it needs no id; `{...register('title')}` fits. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  const field = useFieldControl(rest);
  return <input type="text" {...rest} {...field} className={clsx(controlClass, className)} />;
}
