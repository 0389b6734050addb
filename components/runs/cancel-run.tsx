'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { Refusal } from '@/lib/errors/outcome';
import { Failure } from './failure';
import type { Action } from './form-types';

type Props = { runId: string; code: string; cancel: Action<{ runId: string; reason: string }, unknown> };

/** Cancelling cannot be undone, so it asks, and it asks why. */
export function CancelRun({ runId, code, cancel }: Props) {
  const t = useTranslations('runs.cancel');
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState<{ refusals: Refusal[]; errorId: string | null }>({
    refusals: [],
    errorId: null,
  });
  const confirm = async () => {
    if (!reason.trim()) {
      setMissing(true);
      return false;
    }
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
        <Field label={t('reason')} required error={missing ? 'REQUIRED' : undefined}>
          <Textarea
            rows={2}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
          />
        </Field>
      </div>
    </AlertDialog>
  );
}
