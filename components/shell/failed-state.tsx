'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** A page that could not be drawn: what to do, and the number by which the office finds why. Never the error itself. */
export function FailedState({ id, retry }: { id?: string; retry: () => void }) {
  const t = useTranslations('errors');
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-16 text-center">
      <span aria-hidden className="bg-danger-soft text-danger mb-1 rounded-full p-3">
        <TriangleAlert className="size-5" />
      </span>
      <h1 className="text-lg!">{t('failedTitle')}</h1>
      <p className="text-ink-muted max-w-prose text-balance">{t('failedText')}</p>
      {id && <p className="text-ink-muted font-mono text-sm">{t('failedId', { id })}</p>}
      <Button variant="primary" className="mt-2" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
