import { z } from '@/lib/errors/zod';
import { idSchema, optionalText, requiredText } from '../schema';

export const assignmentSchema = z.object({
  personId: idSchema,
  /** Why someone without the asked status may teach all the same; an administrator's word. */
  waiverReason: optionalText(1000),
  /** Why someone teaches although they said that they cannot, or take part in another run at the same time. */
  clashReason: optionalText(1000).optional(),
});

export type AssignmentInput = z.infer<typeof assignmentSchema>;

/** A trainer's answer: yes, or no and why. */
export const declineSchema = z.object({ reason: requiredText(1000) });

/** Somebody who is assigned without the asked status, and why they may teach all the same. */
export const waiverSchema = z.object({ personId: idSchema, reason: requiredText(1000) });

export type WaiverInput = z.infer<typeof waiverSchema>;
