import type { ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';

/** What is wrong with a field, beside the field. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="text-danger flex items-start gap-1.5 text-sm font-medium">
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
