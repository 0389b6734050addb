import { z } from '@/lib/errors/zod';
import { explorationSchema } from '../schema';

const name = z.string().trim().min(1).max(120);

/** A view as it is kept: a name, for whom, and all that its address says. */
export const savedViewSchema = z.object({ name, shared: z.boolean(), exploration: explorationSchema });

export const viewNameSchema = z.object({ viewId: z.uuid(), name, shared: z.boolean() });

export type SavedViewInput = z.infer<typeof savedViewSchema>;
export type ViewNameInput = z.infer<typeof viewNameSchema>;
