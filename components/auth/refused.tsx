'use client';

import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import type { Refusal } from '@/lib/errors/outcome';
import { messageOfRefusal } from './refusal-message';

/** What the office answered to a short form, beside no field: why not, or under which number it was logged. */
export function Refused({ refusals, errorId }: { refusals: readonly Refusal[]; errorId: string | null }) {
  const t = useTranslations('errors');
  const words = useErrorText();
  if (errorId) {
    return (
      <Notice tone="danger" live title={t('failedTitle')}>
        {t('failedId', { id: errorId })}
      </Notice>
    );
  }
  return refusals.map((each) => (
    <Notice key={each.code} tone="danger" live>
      {words(messageOfRefusal(each))}
    </Notice>
  ));
}
