import Link from 'next/link';
import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';

export type WaitingItem = {
  key: string;
  tone: 'danger' | 'warn' | 'info';
  /** What is the matter, in a word or two. */
  state: string;
  title: string;
  detail: ReactNode;
  action: { label: string; href: string };
};

/** Things of one kind that wait, each with the action that mends it. */
export function WaitingList({ title, hint, items }: { title: string; hint?: string; items: WaitingItem[] }) {
  if (items.length === 0) return null;
  return (
    <Panel title={title} hint={hint} flush>
      <ul className="divide-line divide-y">
        {items.map(({ key, tone, state, title: what, detail, action }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <p className="truncate font-medium" title={what}>
                {what}
              </p>
              <p className="text-ink-muted text-sm">{detail}</p>
            </div>
            <State tone={tone}>{state}</State>
            <Link
              href={action.href}
              className="link w-40 max-md:w-auto md:text-right"
              aria-label={`${action.label}: ${what}`}
            >
              {action.label}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
