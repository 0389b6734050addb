'use client';

import { useCallback } from 'react';
import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/errors/outcome';

/**
 * Turns a refusal (or its bare code, as zod schemas give it in `message`) into words of the reader's language,
 * from `refusals.CODE`. A code without a text says that something was refused, and the code.
 */
export function useRefusalText(): (refusal: Refusal | string | undefined) => string | undefined {
  const t = useTranslations('refusals');
  return useCallback(
    (refusal) => {
      if (!refusal) return undefined;
      const { code, params } = typeof refusal === 'string' ? { code: refusal, params: undefined } : refusal;
      return t.has(code) ? t(code, params) : t('UNNAMED', { code });
    },
    [t],
  );
}
