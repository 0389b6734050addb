import { z } from '@/lib/errors/zod';
import { idSchema } from '../schema';

/** Something handed out is printed or uploaded, or is not after all. */
export const materialReadySchema = z.object({ runId: idSchema, materialId: idSchema, ready: z.boolean() });
