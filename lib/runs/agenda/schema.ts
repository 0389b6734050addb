import { z } from '@/lib/errors/zod';
import { idSchema } from '../schema';
import { endsAfterStart, localSchema, optionalId } from '../sessions/schema';

/** Where a session is dragged to: other times, and perhaps another track. */
export const moveSessionSchema = z
  .object({ startsAtLocal: localSchema, endsAtLocal: localSchema, trackId: optionalId })
  .superRefine(endsAfterStart);

export type SessionMove = z.output<typeof moveSessionSchema>;

export const shiftScopes = ['ALL', 'DAY', 'FROM'] as const;

/**
 * By how much sessions shift, and which: all of the run, those of a day, or those from a session on. Earlier where
 * negative; `minutes` comes on top of `days`.
 */
export const shiftSchema = z
  .object({
    scope: z.enum(shiftScopes),
    day: z.iso.date().nullable(),
    sessionId: optionalId,
    days: z.number().int().min(-366).max(366),
    minutes: z.number().int().min(-1439).max(1439),
  })
  .superRefine(({ scope, day, sessionId, days, minutes }, context) => {
    const add = (path: string, message = 'REQUIRED') =>
      context.addIssue({ code: 'custom', message, path: [path] });
    if (scope === 'DAY' && !day) add('day');
    if (scope === 'FROM' && !sessionId) add('sessionId');
    if (days === 0 && minutes === 0) add('minutes', 'SHIFT_BY_NOTHING');
  });

export type Shift = z.output<typeof shiftSchema>;

export const applyTemplateSchema = z.object({
  /** Days of the template, counted from 1. */
  days: z.array(z.number().int().min(1).max(400)).min(1).max(400),
  /** Puts the trainers of the run on the sessions that no other runs beside. */
  withTrainers: z.boolean(),
});

export type TemplateChoice = z.output<typeof applyTemplateSchema>;

export const saveTemplateSchema = z.object({ replace: z.boolean(), runId: idSchema });
