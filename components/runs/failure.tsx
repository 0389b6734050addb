'use client';

import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Notice } from '@/components/ui/notice';
import type { Refusal } from '@/lib/errors/outcome';

/** It stands above the form, and who pressed what saves is at its end. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** What a command refused beside no field, or the number under which an unexpected error was logged. */
export function Failure({ refusals, errorId }: { refusals: readonly Refusal[]; errorId: string | null }) {
  const text = useRefusalText();
  const errors = useTranslations('errors');
  if (errorId) {
    return (
      <div ref={intoView} className="scroll-mt-20">
        <Notice tone="danger" live title={errors('failedTitle')}>
          {errors('failedText')} {errors('failedId', { id: errorId })}
        </Notice>
      </div>
    );
  }
  if (refusals.length === 0) return null;
  return (
    <div ref={intoView} className="scroll-mt-20">
      <Notice tone="danger" live>
        {refusals.map((refusal) => (
          <p key={`${refusal.code}${refusal.path}`}>{text(refusal)}</p>
        ))}
      </Notice>
    </div>
  );
}
