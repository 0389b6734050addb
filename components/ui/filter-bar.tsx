'use client';

import { useEffect, useRef, useTransition, type ReactNode } from 'react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import clsx from 'clsx';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from './button-style';

const TYPING_PAUSE_MS = 250;

/** Empties every control. `reset()` would bring back the filters that the page was loaded with. */
function blank(form: HTMLFormElement) {
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement) control.selectedIndex = 0;
    else if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type))
      control.checked = false;
    else if (control instanceof HTMLInputElement) control.value = '';
  }
}

type Props = {
  children: ReactNode;
  /** Parameters that are no filter of this bar and stay (order, view). */
  keep?: readonly string[];
  className?: string;
};

/**
 * Filters that live in the URL: named controls inside (SearchField, Select …) with their `defaultValue` from the
 * page's search parameters. A change is applied at once, typing after a pause; the page number is dropped.
 * Without JavaScript it is a plain GET form.
 */
export function FilterBar({ children, keep = [], className }: Props) {
  const t = useTranslations('common');
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();
  useEffect(() => () => clearTimeout(timer.current), []);

  const apply = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const next = new URLSearchParams();
    for (const name of keep) for (const value of search.getAll(name)) next.append(name, value);
    for (const [name, value] of new FormData(form.current)) {
      if (typeof value === 'string' && value.trim() !== '') next.append(name, value.trim());
    }
    start(() => router.replace(next.size > 0 ? `${path}?${next}` : path, { scroll: false }));
  };
  const filtered = [...search.keys()].some((name) => name !== 'page' && !keep.includes(name));

  return (
    <form
      ref={form}
      action={path}
      aria-busy={pending}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onChange={(event) => {
        clearTimeout(timer.current);
        const typed =
          event.target instanceof HTMLInputElement && ['text', 'search'].includes(event.target.type);
        if (typed) timer.current = setTimeout(apply, TYPING_PAUSE_MS);
        else apply();
      }}
      className={clsx(
        'mb-4 flex flex-wrap items-end gap-2 *:min-w-40 max-md:*:flex-1 max-md:*:basis-36 max-md:[&>[role=search]]:basis-full',
        className,
      )}
    >
      {children}
      <noscript>
        <button type="submit" className={buttonClass({})}>
          {t('apply')}
        </button>
      </noscript>
      {filtered && (
        <Link
          href={path}
          onClick={() => form.current && blank(form.current)}
          className={buttonClass({ variant: 'quiet', className: 'min-w-0!' })}
        >
          {t('clearFilters')}
        </Link>
      )}
    </form>
  );
}
