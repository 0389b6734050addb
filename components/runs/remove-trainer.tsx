'use client';

import { UserMinus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { Failure } from './failure';
import type { Action } from './form-types';

type Props = {
  runId: string;
  personId: string;
  name: string;
  remove: Action<{ runId: string; personId: string }, { sessionsFreed: number }>;
};

/** Ends an assignment; asks, because the sessions to come lose their trainer. */
export function RemoveTrainer({ runId, personId, name, remove }: Props) {
  const t = useTranslations('trainers');
  const router = useRouter();
  const [errorId, setErrorId] = useState<string | null>(null);
  const confirm = async () => {
    const answer = await remove({ runId, personId }).catch(() => null);
    if (!answer?.data?.ok) {
      setErrorId(answer?.serverError?.errorId ?? '–');
      return false;
    }
    toast.success(t('removedNow', { count: answer.data.value.sessionsFreed }));
    router.refresh();
    return true;
  };
  return (
    <AlertDialog
      danger
      title={t('removeQuestion', { name })}
      description={t('removeConsequence')}
      confirmLabel={t('remove')}
      onConfirm={confirm}
      trigger={
        <Button variant="quiet" size="sm" square aria-label={t('removeOne', { name })}>
          <UserMinus aria-hidden className="size-4" />
        </Button>
      }
    >
      <Failure refusals={[]} errorId={errorId} />
    </AlertDialog>
  );
}
