'use client';

import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Notice } from '@/components/ui/notice';
import type { Refusal } from '@/lib/errors/outcome';

/** Why something was not done, where no field can say it. */
export function Refused({ refusals, errorId }: { refusals: readonly Refusal[]; errorId?: string | null }) {
  const text = useRefusalText();
  const errors = useTranslations('errors');
  if (refusals.length === 0 && !errorId) return null;
  return (
    <Notice tone="danger" live>
      {refusals.slice(0, 8).map((refusal, index) => (
        <p key={index}>{text(refusal)}</p>
      ))}
      {refusals.length > 8 && <p>… +{refusals.length - 8}</p>}
      {errorId && <p>{errors('failedId', { id: errorId })}</p>}
    </Notice>
  );
}
