import { z } from '@/lib/errors/zod';
import { optionalLine } from '@/lib/people/schema';
import { isDay } from '@/lib/time/day';

/** What somebody who is asked to a run has to know of it; in both languages, so that it can be compared and told again. */
const factsSchema = z.object({
  titleEn: z.string(),
  titleRu: z.string().nullable(),
  /** Of a sensitive run only days and times are told. */
  sensitive: z.boolean(),
  startsOn: z.string(),
  endsOn: z.string(),
  timeZone: z.string(),
  /** The first beginning and the last end of each day, on the clocks of the place; empty while no session is planned. */
  days: z.array(z.object({ day: z.string(), from: z.string(), to: z.string() })),
  /** The instants of the first beginning and the last end. */
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  placeEn: z.string(),
  placeRu: z.string(),
  cityEn: z.string(),
  cityRu: z.string().nullable(),
});

export type Facts = z.output<typeof factsSchema>;

/** What a person has been told last: the facts, and how their place stands. */
const toldSchema = factsSchema.extend({
  standing: z.enum(['INVITED', 'CONFIRMED', 'WAITING_LIST', 'ENDED'] as const),
});

export type Told = z.output<typeof toldSchema>;
export type Standing = Told['standing'];

/** What a row remembers, or null where it was written by something that knew other facts. */
export const toldOf = (json: unknown): Told | null => toldSchema.safeParse(json).data ?? null;

const enrolmentIds = z.array(z.uuid()).min(1).max(1000);

export const inviteSchema = z.object({
  enrolmentIds,
  /** The last day, on the run's clocks, on which an answer is taken. */
  answerBy: z
    .string()
    .trim()
    .transform((day) => day || null)
    .pipe(z.string().refine(isDay, 'DATE_INVALID').nullable()),
  /** What the coordinator adds to this mail: what to bring, whom to ask. */
  note: optionalLine(2000),
});

export type InviteInput = z.output<typeof inviteSchema>;

/** What a person answers on the page that the mail's links open. */
export const answerSchema = z.object({ accepts: z.boolean(), reason: optionalLine(500) });

export type AnswerInput = z.output<typeof answerSchema>;
