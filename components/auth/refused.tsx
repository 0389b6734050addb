'use client';

import { useTranslations } from 'next-intl';
import { FormErrors } from '@/components/ui/form-errors';
import { Notice } from '@/components/ui/notice';
import type { Refusal } from '@/lib/errors/outcome';
import { messageOfRefusal } from './refusal-message';

/** What the office answered to a form of these pages: why not, or under which number it was logged. */
export function Refused({ refusals, errorId }: { refusals: readonly Refusal[]; errorId: string | null }) {
  const t = useTranslations('errors');
  if (errorId) {
    return (
      <Notice tone="danger" live title={t('failedTitle')}>
        {t('failedId', { id: errorId })}
      </Notice>
    );
  }
  return <FormErrors errors={refusals.map((each) => ({ text: messageOfRefusal(each) }))} />;
}
