'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ReasonField, useReason } from '@/components/forms/reason-field';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import type { Refusal } from '@/lib/errors/outcome';
import { Failure } from './failure';
import type { Action } from './form-types';

type Props = { runId: string; code: string; cancel: Action<{ runId: string; reason: string }, unknown> };

/** Cancelling cannot be undone, so it asks, and it asks why. */
export function CancelRun({ runId, code, cancel }: Props) {
  const t = useTranslations('runs.cancel');
  const router = useRouter();
  const { given, field } = useReason();
  const [failed, setFailed] = useState<{ refusals: Refusal[]; errorId: string | null }>({
    refusals: [],
    errorId: null,
  });
  const confirm = async () => {
    const reason = given();
    if (!reason) return false;
    try {
      const answer = await cancel({ runId, reason });
      if (answer.data?.ok) {
        toast.success(t('done'));
        router.push(`/runs/${runId}`);
        router.refresh();
        return true;
      }
      setFailed({ refusals: answer.data?.refusals ?? [], errorId: answer.serverError?.errorId ?? null });
    } catch {
      setFailed({ refusals: [{ code: 'NO_CONNECTION' }], errorId: null });
    }
    return false;
  };
  return (
    <AlertDialog
      danger
      title={t('question', { code })}
      description={t('consequence')}
      confirmLabel={t('confirm')}
      onConfirm={confirm}
      trigger={<Button variant="danger">{t('action')}</Button>}
    >
      <div className="flex flex-col gap-3">
        <Failure {...failed} />
        <ReasonField label={t('reason')} {...field} />
      </div>
    </AlertDialog>
  );
}
