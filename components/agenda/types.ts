import type { z } from 'zod';
import type { Action, Answer } from '@/components/runs/form-types';
import type { Undoable } from '@/lib/runs/agenda/commands';
import type { SessionMove, Shift, TemplateChoice } from '@/lib/runs/agenda/schema';
import type { Landing } from '@/lib/runs/agenda/template/rules';
import type { AgendaUndo } from '@/lib/runs/agenda/undo/schema';
import type { Refusal } from '@/lib/errors/outcome';
import type { checkSchema, SessionInput, sessionSchema } from '@/lib/runs/sessions/schema';
import type { TrackPerson } from '@/lib/runs/tracks/queries';
import type { Division } from '@/lib/runs/tracks/schema';

/** What the form of a session holds while it is typed in. */
export type TypedSession = z.input<typeof sessionSchema>;

/** What a coordinator can do to an agenda; the page gives the actions. */
export type AgendaActions = {
  scheduleSession: Action<SessionInput & { runId: string }, { sessionId: string }>;
  changeSession: Action<SessionInput & { sessionId: string }, { sessionId: string }>;
  checkSession: (input: z.input<typeof checkSchema> & { runId: string }) => Answer<Refusal[]>;
  moveSession: Action<SessionMove & { sessionId: string }, Undoable>;
  cancelSession: Action<{ sessionId: string }, Undoable & { sessionId: string }>;
  copyDay: Action<{ runId: string; from: string; to: string }, Undoable & { sessionIds: string[] }>;
  shiftSessions: Action<Shift & { runId: string }, Undoable & { count: number }>;
  undoAgenda: Action<AgendaUndo & { runId: string }, null>;
  previewTemplate: (input: { runId: string }) => Answer<Landing[]>;
  applyTemplate: Action<TemplateChoice & { runId: string }, Undoable & { count: number }>;
  saveTemplate: Action<{ runId: string; replace: boolean }, { blocks: number }>;
  addTrack: Action<{ runId: string; name: string }, { trackId: string }>;
  renameTrack: Action<{ trackId: string; name: string }, { trackId: string }>;
  removeTrack: Action<{ trackId: string }, null>;
  trackPeople: (input: { runId: string }) => Answer<TrackPerson[]>;
  dividePeople: Action<Division & { runId: string }, { count: number }>;
};
