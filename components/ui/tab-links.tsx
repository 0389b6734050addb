'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { tabClass, tabListClass } from './tab-style';

type Tab = { href: string; label: ReactNode; count?: ReactNode; exact?: boolean };

/** Pages of one thing as tabs (a run: agenda, people …). The one whose address is open is marked. */
export function TabLinks({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const path = usePathname();
  const list = useRef<HTMLDivElement>(null);
  // Of more tabs than the screen is wide, the one that is open is in sight.
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && here)
      list.current.scrollLeft = here.offsetLeft - (list.current.clientWidth - here.offsetWidth) / 2;
  }, [path]);
  return (
    <nav aria-label={label} className="mb-5">
      <div ref={list} className={tabListClass}>
        {tabs.map((tab) => {
          const here = path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`));
          return (
            <Link
              key={tab.href}
              href={tab.href}
              aria-current={here ? 'page' : undefined}
              className={tabClass}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="text-ink-muted text-sm font-normal">{tab.count}</span>
              )}
            </Link>
          );
        })}
      </div>
    </nav>
  );
}
