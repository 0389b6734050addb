'use client';

import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Notice } from '@/components/ui/notice';
import type { Refusal } from '@/lib/errors/outcome';

/** What a command refused beside no field, or the number under which an unexpected error was logged. */
export function Failure({ refusals, errorId }: { refusals: readonly Refusal[]; errorId: string | null }) {
  const text = useRefusalText();
  const errors = useTranslations('errors');
  if (errorId) {
    return (
      <Notice tone="danger" live title={errors('failedTitle')}>
        {errors('failedText')} {errors('failedId', { id: errorId })}
      </Notice>
    );
  }
  if (refusals.length === 0) return null;
  return (
    <Notice tone="danger" live>
      {refusals.map((refusal) => (
        <p key={`${refusal.code}${refusal.path}`}>{text(refusal)}</p>
      ))}
    </Notice>
  );
}
