'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Refusal } from '@/lib/errors/outcome';

/** Writes a refusal in the reader's language; a code without a text of its own gets the general one. */
export function useRefusalText(): (refusal: Refusal) => string {
  const t = useTranslations('refusals');
  return useCallback(({ code, params }) => (t.has(code) ? t(code, params ?? {}) : t('INVALID')), [t]);
}
