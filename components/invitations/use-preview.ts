'use client';

import { useEffect, useState } from 'react';
import type { Preview } from '@/lib/enrolments/invitations/queries';
import type { Refusal } from '@/lib/errors/outcome';
import type { InvitationActions, PreviewInput } from './types';

/** Long enough not to ask at every letter that is typed. */
const pauseMs = 350;

type Seen = { preview: Preview | null; refusals: Refusal[]; errorId: string | null };

/** What sending would do, asked again a moment after something in it changed; an answer that comes late is dropped. */
export function usePreview(ask: InvitationActions['preview'], input: PreviewInput): Seen {
  const [seen, setSeen] = useState<Seen>({ preview: null, refusals: [], errorId: null });
  const key = JSON.stringify(input);
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      try {
        const { data, serverError } = await ask(JSON.parse(key) as PreviewInput);
        if (!wanted) return;
        setSeen((before) => ({
          preview: data?.ok ? data.value : before.preview,
          refusals: data && !data.ok ? data.refusals : [],
          errorId: serverError?.errorId ?? null,
        }));
      } catch {
        if (wanted) setSeen((before) => ({ ...before, refusals: [{ code: 'NO_CONNECTION' }] }));
      }
    };
    const timer = setTimeout(() => void look(), pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ask, key]);
  return seen;
}
