'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

type Props = {
  exportId: string;
  /** Which file it is. */
  label: string;
  retry: Action<{ exportId: string }, { exportId: string }>;
};

/** Has a file that could not be written written again, as it was asked for. */
export function RetryExport({ exportId, label, retry }: Props) {
  const t = useTranslations('reports.export');
  const router = useRouter();
  const command = useCommand(retry, {
    onDone: () => {
      toast.success(t('retried'));
      router.refresh();
    },
  });
  return (
    <>
      <Button
        size="sm"
        pending={command.pending}
        aria-label={label}
        onClick={() => command.run({ exportId })}
      >
        {t('retry')}
      </Button>
      <Failure refusals={command.refusals} errorId={command.errorId} />
    </>
  );
}
