'use client';

import { useMemo, type ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { TextsProvider, type Texts } from '../texts';

/** Gives the register its texts. */
export function RegisterTexts({
  texts,
  locale,
  children,
}: {
  texts: Texts;
  locale: Locale;
  children: ReactNode;
}) {
  const spoken = useMemo(() => ({ texts, locale }), [texts, locale]);
  return <TextsProvider value={spoken}>{children}</TextsProvider>;
}
