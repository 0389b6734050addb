'use client';

import { useTranslations } from 'next-intl';
import { FileDrop } from '@/components/ui/file-drop';
import { PaperAnswer } from './paper-answer';
import { usePaperCheck } from './use-paper-check';

/** A PDF or a badge is dropped, and checked in this browser by the certificates and keys that the office publishes. */
export function PaperCheck() {
  const t = useTranslations('verify.paper');
  const { checking, checked, ask } = usePaperCheck();
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={t('drop')}
        hint={t('hint')}
        accept=".pdf,.png,.json,.jwt,application/pdf,image/png,application/json"
        onFile={(file) => void ask(file)}
      />
      <div role="status" className="empty:hidden">
        {checking && <p className="text-ink-muted">{t('checking')}</p>}
        {checked && <PaperAnswer checked={checked} />}
      </div>
    </div>
  );
}
