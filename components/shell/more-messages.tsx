'use client';

import { useContext, createContext, useMemo, type ReactNode } from 'react';
import { NextIntlClientProvider } from 'next-intl';
import type { Locale } from '@/lib/text/locale';

type Tree = { [key: string]: string | Tree };

const Messages = createContext<Tree>({});

function merge(a: Tree, b: Tree): Tree {
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const there = merged[key];
    merged[key] = typeof there === 'object' && typeof value === 'object' ? merge(there, value) : value;
  }
  return merged;
}

type Props = { locale: Locale; messages: Tree; children: ReactNode };

/** Adds messages to those of the providers above; next-intl's own provider would replace them. */
export function MoreMessages({ locale, messages, children }: Props) {
  const above = useContext(Messages);
  const all = useMemo(() => merge(above, messages), [above, messages]);
  return (
    <Messages value={all}>
      <NextIntlClientProvider locale={locale} messages={all} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    </Messages>
  );
}
