import type { ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { useErrorText } from './error-text';

/** What is wrong with a field, beside the field: a text, or a code as schemas give it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  const text = useErrorText();
  return (
    <p id={id} className="text-danger flex items-start gap-1.5 text-sm font-medium">
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span>{typeof children === 'string' ? text(children) : children}</span>
    </p>
  );
}
