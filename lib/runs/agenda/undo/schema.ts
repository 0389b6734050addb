import { z } from '@/lib/errors/zod';
import { idSchema } from '../../schema';
import { placingShape, optionalId } from '../../sessions/schema';

/** Where a session stands, as far as a change of the agenda touches it. */
const stateSchema = z.object({ id: idSchema, ...placingShape, trackId: optionalId, cancelled: z.boolean() });

export type SessionState = z.output<typeof stateSchema>;

/**
 * What takes a change of the agenda back: how the sessions stood and how they stand since. A session that only `after`
 * names was added by the change, and so were the tracks.
 */
export const undoSchema = z.object({
  before: z.array(stateSchema).max(1000),
  after: z.array(stateSchema).min(1).max(1000),
  addedTrackIds: z.array(idSchema).max(50),
});

export type AgendaUndo = z.output<typeof undoSchema>;
