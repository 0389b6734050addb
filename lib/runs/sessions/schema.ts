import { z } from '@/lib/errors/zod';
import { SessionKind } from '@/prisma/generated/enums';
import { idSchema, optionalText, requiredText } from '../schema';
import { weightOf } from './clock/rules';
import { daySchema } from '@/lib/time/schema';

/** 'YYYY-MM-DDTHH:mm' on the clocks of the run's place. */
export const localSchema = z
  .string()
  .min(1)
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'FORMAT_INVALID'));

export const optionalId = z
  .string()
  .nullable()
  .transform((text) => text || null)
  .pipe(z.uuid().nullable());

/** Where a session stands in the agenda and whom it takes. */
export const placingShape = {
  startsAtLocal: localSchema,
  endsAtLocal: localSchema,
  roomId: optionalId,
  trainerIds: z.array(idSchema).max(50),
};

export const endsAfterStart = (
  session: { startsAtLocal: string; endsAtLocal: string },
  context: { addIssue: (issue: { code: 'custom'; message: string; path: string[] }) => void },
) => {
  if (session.endsAtLocal <= session.startsAtLocal) {
    context.addIssue({ code: 'custom', message: 'ENDS_BEFORE_START', path: ['endsAtLocal'] });
  }
};

export const sessionSchema = z
  .object({
    ...placingShape,
    titleEn: requiredText(200),
    titleRu: optionalText(200),
    kind: z.enum(SessionKind).default('TRAINING'),
    /** The track whose people it is for; null: everyone. */
    trackId: optionalId.default(null),
    /** Counts toward completion; only a training session can. */
    counts: z.boolean(),
    /** Must be attended whatever the rest, where the completion rule asks for it; only a session that counts can. */
    mandatory: z.boolean().default(false),
  })
  .superRefine(endsAfterStart)
  .transform((session) => ({ ...session, ...weightOf(session) }));

export type SessionInput = z.output<typeof sessionSchema>;

/** A session as commands take it: without a kind it is a training, without a track for everyone, and not mandatory. */
export type SessionPlan = Omit<SessionInput, 'kind' | 'trackId' | 'mandatory'> &
  Partial<Pick<SessionInput, 'kind' | 'trackId' | 'mandatory'>>;

/** What a form asks while it is filled in: could this be held? */
export const checkSchema = z.object({
  ...placingShape,
  id: optionalId,
  trackId: optionalId,
  titleEn: z.string().trim().max(200),
});

export const copyDaySchema = z.object({
  from: daySchema,
  to: daySchema,
});
