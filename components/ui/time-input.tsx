'use client';

import type { ComponentProps } from 'react';
import { Input } from './input';

/** A local time of the day, as HH:mm. */
export function TimeInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  return <Input {...props} type="time" className="max-w-32" />;
}
