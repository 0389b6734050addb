'use client';

import { useCallback, useState } from 'react';
import type { Refusal } from '@/lib/errors/outcome';
import type { AgendaUndo } from '@/lib/runs/agenda/undo/schema';
import type { GridPlace } from './agenda-grid';
import type { AgendaActions } from './types';

type Failed = { refusals: Refusal[]; errorId: string | null };

const nothing: Failed = { refusals: [], errorId: null };

/** Saves where a block was dragged to; one that is refused goes back where it was, and the reasons stay in sight. */
export function useMove(moveSession: AgendaActions['moveSession'], onDone: (undo: AgendaUndo) => void) {
  const [failed, setFailed] = useState(nothing);
  const move = useCallback(
    async (sessionId: string, to: GridPlace, revert: () => void) => {
      setFailed(nothing);
      const answer = await moveSession({ ...to, sessionId }).catch(() => null);
      if (answer?.data?.ok) return onDone(answer.data.value.undo);
      revert();
      const refused = answer?.data && !answer.data.ok ? answer.data.refusals : [];
      const invalid = answer?.validationErrors ? [{ code: 'INVALID' }] : [];
      setFailed({
        refusals: answer ? [...refused, ...invalid] : [{ code: 'NO_CONNECTION' }],
        errorId: answer?.serverError?.errorId ?? null,
      });
    },
    [moveSession, onDone],
  );
  return { move, ...failed };
}
