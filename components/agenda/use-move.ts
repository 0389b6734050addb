'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Refusal } from '@/lib/errors/outcome';
import type { AgendaUndo } from '@/lib/runs/agenda/undo/schema';
import type { Agenda } from '@/lib/runs/sessions/queries';
import type { GridPlace } from './agenda-grid';
import type { AgendaActions } from './types';

type Failed = { refusals: Refusal[]; errorId: string | null };

const nothing: Failed = { refusals: [], errorId: null };

/**
 * Saves where a block was dragged to. The agenda shows it there at once; one that is refused goes back where it was,
 * and the reasons stay in sight.
 */
export function useMove(
  agenda: Agenda,
  moveSession: AgendaActions['moveSession'],
  onDone: (undo: AgendaUndo) => void,
) {
  const [failed, setFailed] = useState(nothing);
  /** Where blocks stand until the office's agenda comes anew. */
  const [ahead, setAhead] = useState<{ of: Agenda; sessionId: string; to: GridPlace } | null>(null);
  const shown = useMemo(() => {
    if (ahead?.of !== agenda) return agenda;
    const sessions = agenda.sessions.map((session) =>
      session.id === ahead.sessionId ? { ...session, ...ahead.to } : session,
    );
    return { ...agenda, sessions };
  }, [agenda, ahead]);
  const move = useCallback(
    async (sessionId: string, to: GridPlace, revert: () => void) => {
      setFailed(nothing);
      setAhead({ of: agenda, sessionId, to });
      const answer = await moveSession({ ...to, sessionId }).catch(() => null);
      if (answer?.data?.ok) return onDone(answer.data.value.undo);
      setAhead(null);
      revert();
      const refused = answer?.data && !answer.data.ok ? answer.data.refusals : [];
      const invalid = answer?.validationErrors ? [{ code: 'INVALID' }] : [];
      setFailed({
        refusals: answer ? [...refused, ...invalid] : [{ code: 'NO_CONNECTION' }],
        errorId: answer?.serverError?.errorId ?? null,
      });
    },
    [agenda, moveSession, onDone],
  );
  return { shown, move, ...failed };
}
