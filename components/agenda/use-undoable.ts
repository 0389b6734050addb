'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useRefusalText } from '@/components/forms/refusal-text';
import { toast } from '@/components/ui/toast';
import type { AgendaUndo } from '@/lib/runs/agenda/undo/schema';
import type { AgendaActions } from './types';

/** Time enough to see what a slip of the hand did. */
const SHOWN_MS = 12_000;

/** Says what was done, shows the agenda anew and offers to take it back. */
export function useUndoable(runId: string, undoAgenda: AgendaActions['undoAgenda']) {
  const t = useTranslations('agenda');
  const common = useTranslations('common');
  const text = useRefusalText();
  const router = useRouter();
  return useCallback(
    (said: string, undo: AgendaUndo) => {
      const takeBack = async () => {
        const answer = await undoAgenda({ ...undo, runId }).catch(() => null);
        if (answer?.data?.ok) toast.success(t('undone'));
        else {
          const [refusal = { code: 'NO_CONNECTION' }] =
            answer?.data && !answer.data.ok ? answer.data.refusals : [];
          toast.error(text(refusal));
        }
        router.refresh();
      };
      toast.success(said, {
        duration: SHOWN_MS,
        action: { label: common('undo'), onClick: () => void takeBack() },
      });
      router.refresh();
    },
    [runId, undoAgenda, t, common, text, router],
  );
}

export type OfferUndo = ReturnType<typeof useUndoable>;
