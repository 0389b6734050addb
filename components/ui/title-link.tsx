import type { ReactNode } from 'react';
import Link from 'next/link';

/** The first cell of a row: its title, which leads to its page, and a quiet line below. On a phone the whole card leads there. */
export function TitleLink({ href, title, note }: { href: string; title: ReactNode; note: ReactNode }) {
  return (
    <Link href={href} className="group block min-w-0 max-md:after:absolute max-md:after:inset-0">
      <span className="text-accent group-hover:underline">{title}</span>
      <span className="text-ink-muted block text-sm font-normal">{note}</span>
    </Link>
  );
}
