import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';
import { idSchema, optionalText, placeShape, requiredText } from '../schema';

/** More places than any country of the region has; each is a handful of statements. */
export const mostRows = 60;

const optionalId = z
  .string()
  .nullable()
  .transform((text) => text || null)
  .pipe(z.uuid().nullable());

const capacity = z.number().int().min(1).max(100_000);

/** A place of the season: with a venue, the zone and the place are the venue's. */
const rowSchema = z.object({
  ...placeShape,
  venueId: optionalId,
  startsOn: day,
  endsOn: day,
  capacity,
  trainerIds: z.array(idSchema).max(20),
  /** Why a trainer teaches although they are away or take part elsewhere; from an administrator, without the status. */
  reason: optionalText(1000),
});

/** A run of another course that is held beside each of the season. */
const besideSchema = z.object({
  courseId: idSchema,
  /** Days from the first day of the one to the first day of the other; negative: earlier. */
  dayOffset: z.number().int().min(-365).max(365),
  days: z.number().int().min(1).max(60),
  capacity,
});

/** One course in many places: what they have in common, and a row a place. */
export const seasonSchema = z
  .object({
    courseId: idSchema,
    titleEn: requiredText(200),
    titleRu: optionalText(200),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
      .min(1)
      .max(8),
    sensitive: z.boolean(),
    donorIds: z.array(idSchema).max(20),
    materials: z.array(requiredText(300)).max(100),
    /** The institution that all places of each run are kept for, and the share of women that it is asked for. */
    institutionId: optionalId,
    womenPercent: z.number().int().min(0).max(100).nullable(),
    /** Fills each run with the course's agenda. */
    agenda: z.boolean(),
    beside: besideSchema.nullable(),
    rows: z.array(rowSchema).min(1).max(mostRows),
  })
  .superRefine(({ rows }, context) => {
    rows.forEach(({ startsOn, endsOn }, index) => {
      if (endsOn < startsOn) {
        context.addIssue({ code: 'custom', message: 'ENDS_BEFORE_START', path: ['rows', index, 'endsOn'] });
      }
    });
  });

export type SeasonInput = z.output<typeof seasonSchema>;
export type SeasonRow = SeasonInput['rows'][number];
