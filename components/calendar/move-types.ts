import type { Action, Answer } from '@/components/runs/form-types';
import type { MovePreview } from '@/lib/runs/moves/preview/queries';
import type { MoveInput, MoveTarget } from '@/lib/runs/moves/schema';
import type { CalendarBar } from './bar';

export type MoveActions = {
  preview: (input: MoveTarget & { runId: string }) => Answer<MovePreview>;
  move: Action<MoveInput & { runId: string }, { runId: string; moveId: string }>;
  undo: Action<{ runId: string; moveId: string }, { runId: string }>;
};

/** Somebody wants a run elsewhere. `putBack`: the drop that asked is shown until the dialog is left. */
export type MoveRequest = { bar: CalendarBar; target?: MoveTarget; putBack?: () => void };
