import type { ReactNode } from 'react';
import Link from 'next/link';
import { ChevronRight } from 'lucide-react';

type Props = {
  title: ReactNode;
  /** One line of facts under the title: place, dates, counts. Separated by the page itself. */
  facts?: ReactNode;
  state?: ReactNode;
  /** ONE primary action; secondary ones before it. */
  actions?: ReactNode;
  /** The way up, without the page itself. */
  trail?: readonly { href: string; label: ReactNode }[];
  trailLabel?: string;
};

/** The head of every page: where it stands, what it is, the facts, what can be done. Holds the only h1. */
export function PageHeader({ title, facts, state, actions, trail, trailLabel }: Props) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        {trail && trail.length > 0 && (
          <nav aria-label={trailLabel} className="text-ink-muted mb-1 text-sm">
            <ol className="flex flex-wrap items-center gap-1">
              {trail.map((step) => (
                <li key={step.href} className="group flex min-w-0 items-center gap-1">
                  <Link href={step.href} className="hover:text-ink truncate rounded-sm hover:underline">
                    {step.label}
                  </Link>
                  <ChevronRight aria-hidden className="size-3.5 shrink-0 group-last:hidden" />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words">{title}</h1>
          {state}
        </div>
        {facts && <div className="text-ink-muted mt-1 flex flex-wrap gap-x-4 gap-y-1">{facts}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 max-md:w-full">{actions}</div>}
    </header>
  );
}
