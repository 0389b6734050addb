'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/errors/outcome';

type Props = {
  batchId: string;
  undo: (input: {
    batchId: string;
  }) => Promise<{ data?: Outcome<unknown>; serverError?: { errorId: string } } | undefined>;
};

const shown = 10;

/** Takes an applied list back, or says on whom something hangs by now. */
export function Undo({ batchId, undo }: Props) {
  const t = useTranslations('import');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const { run, pending, refusals, errorId } = useCommand(undo, {
    onDone: () => {
      toast.success(t('undoDone'));
      router.refresh();
    },
  });
  return (
    <div className="flex flex-col items-start gap-3">
      {(refusals.length > 0 || errorId) && (
        <Notice tone="danger" title={t('undoRefused')} live>
          {refusals.slice(0, shown).map((refusal, index) => (
            <p key={index}>{text(refusal)}</p>
          ))}
          {refusals.length > shown && <p>{t('more', { count: refusals.length - shown })}</p>}
          {errorId && <p>{errors('failedId', { id: errorId })}</p>}
        </Notice>
      )}
      <AlertDialog
        title={t('undoTitle')}
        description={t('undoText')}
        confirmLabel={t('undo')}
        danger
        onConfirm={() => run({ batchId })}
        trigger={<Button pending={pending}>{t('undo')}</Button>}
      />
    </div>
  );
}
