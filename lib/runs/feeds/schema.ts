import { z } from '@/lib/errors/zod';
import { FeedKind } from '@/prisma/generated/enums';

/** What a feed shows: everything of one's own, one run, or the runs of a programme. `id` is of the thing; null: oneself. */
export const feedTargetSchema = z.object({ kind: z.enum(FeedKind), id: z.uuid().nullable() });

export type FeedTarget = z.output<typeof feedTargetSchema>;
