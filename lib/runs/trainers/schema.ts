import { z } from '@/lib/errors/zod';
import { idSchema, optionalText } from '../schema';

export const assignmentSchema = z.object({
  personId: idSchema,
  /** Why someone without the asked status may teach all the same; an administrator's word. */
  waiverReason: optionalText(1000),
});

export type AssignmentInput = z.infer<typeof assignmentSchema>;
