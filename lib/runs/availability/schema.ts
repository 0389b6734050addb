import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';
import { idSchema, optionalText } from '../schema';

/** Days on which somebody cannot teach, first and last included. */
export const unavailabilitySchema = z
  .object({ startsOn: day, endsOn: day, note: optionalText(200) })
  .superRefine(({ startsOn, endsOn }, context) => {
    if (endsOn < startsOn) {
      context.addIssue({ code: 'custom', message: 'ENDS_BEFORE_START', path: ['endsOn'] });
    }
  });

export type UnavailabilityInput = z.infer<typeof unavailabilitySchema>;

/** Working languages, BCP 47; none means that nobody has said. */
export const workingLanguagesSchema = z.object({
  personId: idSchema,
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(12),
});
