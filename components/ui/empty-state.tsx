import type { ReactNode } from 'react';
import { Inbox } from 'lucide-react';

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode; icon?: ReactNode };

/** Nothing here, why, and what to do about it. */
export function EmptyState({ title, children, action, icon }: Props) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <span aria-hidden className="bg-sunken text-ink-muted mb-1 rounded-full p-3 [&>svg]:size-5">
        {icon ?? <Inbox />}
      </span>
      <p className="font-semibold">{title}</p>
      {children && <div className="text-ink-muted max-w-prose text-balance">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
