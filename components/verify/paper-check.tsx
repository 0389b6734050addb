'use client';

import { useLocale, useTranslations } from 'next-intl';
import { FileDrop } from '@/components/ui/file-drop';
import { formatDateTime } from '@/lib/text/format';
import { PaperAnswer } from './paper-answer';
import { usePaperCheck } from './use-paper-check';

/** A PDF or a badge is dropped, and checked in this browser by the certificates and keys that the office publishes. */
export function PaperCheck() {
  const t = useTranslations('verify.paper');
  const locale = useLocale();
  const { checking, checked, ready, ask } = usePaperCheck();
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={t('drop')}
        hint={t('hint')}
        accept=".pdf,.png,.json,.jwt,application/pdf,image/png,application/json"
        onFile={(file) => void ask(file)}
      />
      {ready && (
        <p className="text-ink-muted text-sm">
          {ready.listsOf
            ? t('readyAsOf', { when: formatDateTime(ready.listsOf, 'UTC', locale) })
            : t('ready')}
        </p>
      )}
      <div role="status" className="empty:hidden">
        {checking && <p className="text-ink-muted">{t('checking')}</p>}
        {checked && <PaperAnswer checked={checked} />}
      </div>
    </div>
  );
}
