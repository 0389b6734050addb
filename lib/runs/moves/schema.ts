import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';
import { idSchema } from '../schema';

const venueId = z.uuid().nullable();

const days = { startsOn: day, endsOn: day };

/** Where a run is to go: its days, both included, and its venue. */
export const moveTargetSchema = z
  .object({ ...days, venueId })
  .refine((target) => target.endsOn >= target.startsOn, { message: 'ENDS_BEFORE_START', path: ['endsOn'] });

/** A move; `expected`: where the run stood when the preview was made. */
export const moveSchema = moveTargetSchema.and(
  z.object({ runId: idSchema, expected: z.object({ ...days, venueId }) }),
);

/** A move that is taken back: `moveId` is what moveRun answered. */
export const undoMoveSchema = z.object({ runId: idSchema, moveId: z.string().regex(/^\d{1,18}$/) });

export type MoveTarget = z.infer<typeof moveTargetSchema>;
export type MoveInput = Omit<z.infer<typeof moveSchema>, 'runId'>;

const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

const positionSchema = z.object({
  ...days,
  venueId,
  timeZone: z.string(),
  countryCode: z.string(),
  regionCode: z.string().nullable(),
  cityEn: z.string(),
  cityRu: z.string().nullable(),
});

/** What the audit log keeps of a move, so that it can be taken back: the positions, and the sessions before. */
export const moveRecordSchema = z.object({
  from: positionSchema,
  to: positionSchema,
  sessions: z.array(
    z.object({
      id: z.uuid(),
      startsAtLocal: local,
      endsAtLocal: local,
      timeZone: z.string(),
      roomId: z.uuid().nullable(),
    }),
  ),
});

export type RunPosition = z.infer<typeof positionSchema>;
export type MoveRecord = z.infer<typeof moveRecordSchema>;
export type PlannedTimes = MoveRecord['sessions'][number];
