'use client';

import { useId, type ComponentProps } from 'react';
import clsx from 'clsx';
import { Search } from 'lucide-react';
import { controlClass } from './control-style';
import { KeyHint } from './key-hint';

type Props = Omit<ComponentProps<'input'>, 'type'> & {
  label: string;
  /** This is the page's search: `/` puts the cursor here. One a page. */
  main?: boolean;
};

/** A search box; its name in the URL is `q` unless told. Works inside FilterBar or alone with onChange. */
export function SearchField({ label, main, className, name = 'q', id, ...rest }: Props) {
  const made = useId();
  return (
    <div role="search" className={clsx('relative min-w-0', className)}>
      <label htmlFor={id ?? made} className="sr-only">
        {label}
      </label>
      <Search
        aria-hidden
        className="text-ink-muted pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2"
      />
      <input
        placeholder={label}
        autoComplete="off"
        {...rest}
        id={id ?? made}
        name={name}
        type="search"
        data-page-search={main || undefined}
        className={clsx(controlClass, 'peer pl-9', main && 'pr-9')}
      />
      {main && (
        <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden">
          <KeyHint keys={['/']} />
        </span>
      )}
    </div>
  );
}
