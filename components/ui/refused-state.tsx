import type { ReactNode } from 'react';
import { Lock } from 'lucide-react';

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** A page or a part that the reader may know of and may not use. Foreign things are "not found" instead. */
export function RefusedState({ title, children, action }: Props) {
  return (
    <div role="status" className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <span aria-hidden className="bg-warn-soft text-warn mb-1 rounded-full p-3">
        <Lock className="size-5" />
      </span>
      <p className="font-semibold">{title}</p>
      {children && <div className="text-ink-muted max-w-prose text-balance">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
