import { z } from '@/lib/errors/zod';
import { idSchema } from '../schema';

/** Whether the trainers' phones may keep the list of people of a sensitive run. */
export const phonesSchema = z.object({ runId: idSchema, allow: z.boolean() });
