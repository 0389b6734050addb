'use client';

import { useEffect, useState } from 'react';
import type { Refusal } from '@/lib/errors/outcome';
import type { AgendaActions, TypedSession } from './types';

const PAUSE_MS = 400;

/** What would be refused, asked while the form is filled in; nothing while times make no sense yet. */
export function useSessionCheck(
  runId: string,
  sessionId: string | null,
  typed: TypedSession,
  check: AgendaActions['checkSession'],
): Refusal[] {
  const { titleEn, startsAtLocal, endsAtLocal, roomId, trackId = null, trainerIds } = typed;
  const asked = JSON.stringify({ startsAtLocal, endsAtLocal, roomId, trackId, trainerIds });
  const sensible = startsAtLocal.length === 16 && endsAtLocal > startsAtLocal;
  const [found, setFound] = useState<{ asked: string; refusals: Refusal[] }>({ asked: '', refusals: [] });
  useEffect(() => {
    if (!sensible) return;
    let dropped = false;
    const ask = async () => {
      const question = JSON.parse(asked) as Omit<Parameters<typeof check>[0], 'runId' | 'id' | 'titleEn'>;
      const answer = await check({ ...question, runId, id: sessionId, titleEn: titleEn.trim() || '…' }).catch(
        () => null,
      );
      if (!dropped) setFound({ asked, refusals: answer?.data ?? [] });
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
    // The title only names the session in an answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, sensible, runId, sessionId, check]);
  return sensible && found.asked === asked ? found.refusals : [];
}
