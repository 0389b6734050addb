import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Refusal } from '@/lib/errors/outcome';

const parts = ['issuer', 'course', 'run', 'qualification', 'signatories', 'design'] as const;

/**
 * What is wrong with a certificate, in words. Apart from the general texts of refusals: there, a name that is too
 * long is one in a list. Works in server and client components.
 */
export function useProblemText(): (problem: Refusal) => string {
  const t = useTranslations('certificates');
  return useCallback(
    ({ code, params, path }) => {
      const part = parts.find((each) => path?.startsWith(each)) ?? 'other';
      const key = `problem.${code}`;
      return t.has(key) ? t(key, { what: t(`what.${part}`), ...params }) : code;
    },
    [t],
  );
}
