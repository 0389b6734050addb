'use client';

import { useEffect, useState } from 'react';
import type { MovePreview } from '@/lib/runs/moves/preview/queries';
import type { MoveTarget } from '@/lib/runs/moves/schema';
import type { MoveActions } from './move-types';

const TYPING_PAUSE_MS = 200;

type State = { of: string; preview: MovePreview | null; failed: boolean };

const isWhole = ({ startsOn, endsOn }: MoveTarget) =>
  startsOn !== '' &&
  endsOn !== '' &&
  startsOn <= endsOn &&
  startsOn >= '1990-01-01' &&
  endsOn <= '2100-12-31';

/** Who would be affected, asked again with each change; null while it is being found out or the days are not whole. */
export function usePreview(ask: MoveActions['preview'], runId: string, target: MoveTarget) {
  const of = `${target.startsOn} ${target.endsOn} ${target.venueId ?? ''}`;
  const [state, setState] = useState<State>({ of: '', preview: null, failed: false });
  const whole = isWhole(target);
  useEffect(() => {
    if (!whole) return;
    let left = false;
    const [startsOn = '', endsOn = '', venueId] = of.split(' ');
    const look = async () => {
      const answer = await ask({ runId, startsOn, endsOn, venueId: venueId || null }).catch(() => null);
      if (!left) setState({ of, preview: answer?.data ?? null, failed: !answer?.data });
    };
    const timer = setTimeout(() => void look(), TYPING_PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [ask, runId, of, whole]);
  const known = whole && state.of === of;
  return { preview: known ? state.preview : null, failed: known && state.failed, whole };
}
