'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Refusal } from '@/lib/errors/outcome';
import type { ViewNameInput } from '@/lib/reports/explore/views/schema';
import { ViewDialog } from './view-dialog';

type Props = {
  view: { id: string; name: string; shared: boolean };
  rename: Action<ViewNameInput, { viewId: string }>;
  remove: Action<{ viewId: string }, null>;
};

/** What can be done with one's own view: name it anew, share it, delete it. */
export function ViewActions({ view: { id, name, shared }, rename, remove }: Props) {
  const t = useTranslations('reports.view');
  const router = useRouter();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [errorId, setErrorId] = useState<string | null>(null);
  const confirm = async () => {
    const answer = await remove({ viewId: id }).catch(() => null);
    const outcome = answer?.data;
    if (outcome && !outcome.ok) setRefusals(outcome.refusals);
    else setRefusals(answer ? [] : [{ code: 'NO_CONNECTION' }]);
    setErrorId(answer?.serverError?.errorId ?? null);
    if (!outcome?.ok) return false;
    toast.success(t('removed'));
    router.refresh();
    return true;
  };
  return (
    <span className="flex flex-wrap gap-2">
      <ViewDialog
        values={{ name, shared }}
        action={rename}
        input={(typed): ViewNameInput => ({ ...typed, viewId: id })}
        title={t('renameTitle')}
        trigger={
          <Button size="sm" aria-label={t('renameOne', { name })}>
            {t('rename')}
          </Button>
        }
        confirm={t('keep')}
        done={t('renamed')}
      />
      <AlertDialog
        danger
        title={t('removeTitle', { name })}
        description={t('removeText')}
        confirmLabel={t('remove')}
        onConfirm={confirm}
        trigger={
          <Button size="sm" aria-label={t('removeOne', { name })}>
            {t('remove')}
          </Button>
        }
      >
        <Failure refusals={refusals} errorId={errorId} />
      </AlertDialog>
    </span>
  );
}
