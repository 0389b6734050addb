'use client';

import type { ComponentProps } from 'react';
import { Input } from './input';

/** A day, as YYYY-MM-DD. The browser shows it in the order its owner is used to. */
export function DateInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  return <Input max="9999-12-31" {...props} type="date" className="max-w-44" />;
}
