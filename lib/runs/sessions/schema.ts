import { z } from '@/lib/errors/zod';
import { idSchema, optionalText, requiredText } from '../schema';

/** 'YYYY-MM-DDTHH:mm' on the clocks of the run's place. */
const local = z
  .string()
  .min(1)
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'FORMAT_INVALID'));

export const sessionSchema = z
  .object({
    titleEn: requiredText(200),
    titleRu: optionalText(200),
    startsAtLocal: local,
    endsAtLocal: local,
    roomId: z
      .string()
      .nullable()
      .transform((text) => text || null)
      .pipe(z.uuid().nullable()),
    /** Counts toward completion; an official opening does not. */
    counts: z.boolean(),
    trainerIds: z.array(idSchema).max(50),
  })
  .superRefine((session, context) => {
    if (session.endsAtLocal <= session.startsAtLocal) {
      context.addIssue({ code: 'custom', message: 'ENDS_BEFORE_START', path: ['endsAtLocal'] });
    }
  });

export type SessionInput = z.infer<typeof sessionSchema>;

export const copyDaySchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
});
