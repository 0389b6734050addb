import { z } from '@/lib/errors/zod';

/** When the people of a course's runs are asked what came of it; null: they are not. */
export const followUpPlan = z.object({
  months: z.union([z.literal(3), z.literal(6)]).nullable(),
  asksSupervisor: z.boolean(),
});

/** A participant's superior. */
export const supervisorSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
});

export type SupervisorInput = z.output<typeof supervisorSchema>;
export type FollowUpPlan = z.output<typeof followUpPlan>;

/** What was answered, by the keys of the form's questions: a choice or a text. */
export const storedAnswers = z.record(z.string(), z.union([z.number(), z.string()]));
