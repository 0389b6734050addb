'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isHere, type NavigationItem } from './navigation';

/** A line of the sidebar or of the drawer. */
export function NavLink({ item, onClick }: { item: NavigationItem; onClick?: () => void }) {
  const here = isHere(usePathname(), item.href);
  return (
    <Link
      href={item.href}
      onClick={onClick}
      aria-current={here ? 'page' : undefined}
      title={item.label}
      className="h-control text-ink-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent flex items-center gap-3 rounded-md px-3 font-medium transition-colors [&>svg]:size-[1.125rem] [&>svg]:shrink-0"
    >
      {item.icon}
      <span className="truncate md:max-lg:sr-only">{item.label}</span>
    </Link>
  );
}
