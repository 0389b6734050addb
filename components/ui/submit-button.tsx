'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** Submits the form around it and shows that the form's action is at work. */
export function SubmitButton({ variant = 'primary', pending, ...rest }: ButtonProps) {
  const status = useFormStatus();
  return <Button type="submit" variant={variant} pending={pending ?? status.pending} {...rest} />;
}
