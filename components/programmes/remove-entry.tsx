'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Failure } from '@/components/runs/failure';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Outcome, Refusal } from '@/lib/errors/outcome';

type Props = {
  /** What is removed, as its list calls it. */
  name: string;
  programmeId: string;
  /** The action with its input bound. */
  remove: () => Promise<{ data?: Outcome<unknown>; serverError?: { errorId: string } }>;
};

/** Removes something that should not have been entered; asks, because it cannot be undone. */
export function RemoveEntry({ name, programmeId, remove }: Props) {
  const t = useTranslations('programmes.remove');
  const common = useTranslations('common');
  const router = useRouter();
  const [errorId, setErrorId] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const confirm = async () => {
    const answer = await remove().catch(() => null);
    const outcome = answer?.data;
    if (outcome && !outcome.ok) setRefusals(outcome.refusals);
    else setRefusals(answer ? [] : [{ code: 'NO_CONNECTION' }]);
    setErrorId(answer?.serverError?.errorId ?? null);
    if (!outcome?.ok) return false;
    toast.success(t('done', { name }));
    router.push(`/programmes/${programmeId}`);
    router.refresh();
    return true;
  };
  return (
    <AlertDialog
      danger
      title={t('question', { name })}
      description={t('consequence')}
      confirmLabel={common('remove')}
      onConfirm={confirm}
      trigger={<Button>{common('remove')}</Button>}
    >
      <Failure refusals={refusals} errorId={errorId} />
    </AlertDialog>
  );
}
