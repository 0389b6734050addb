import { z } from '@/lib/errors/zod';
import { isDay } from '@/lib/time/day';
import { CourseKind } from '@/prisma/generated/enums';
import { calendarViews } from './rules';

/** What the calendar shows, as it stands in the address. What is nonsense there filters nothing. */
export const calendarFiltersSchema = z.object({
  /** Null: as suits the screen, a month where there is room for it and a list where there is not. */
  view: z.enum(calendarViews).nullable().catch(null),
  /** A day within what is shown; null: today. */
  date: z.string().refine(isDay).nullable().catch(null),
  q: z.string().max(200).catch(''),
  programme: z.uuid().nullable().catch(null),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .catch(null),
  kind: z.enum(CourseKind).nullable().catch(null),
  trainer: z.uuid().nullable().catch(null),
  /** Cancelled runs are shown too. */
  cancelled: z.literal('1').nullable().catch(null),
  /** Rows of trainers and venues that have nothing in the span are shown too. */
  rows: z.literal('1').nullable().catch(null),
});

export type CalendarFilters = z.infer<typeof calendarFiltersSchema>;
