import { z } from '@/lib/errors/zod';
import { daySchema as day } from '@/lib/time/schema';
import { donorRefusals, quotaRefusals, runPhases } from './rules';

/** Trimmed; an empty text is none. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((text) => text || null);

export const requiredText = (max: number) => z.string().trim().min(1).max(max);

export const idSchema = z.string().min(1).pipe(z.uuid());

const optionalId = z
  .string()
  .nullable()
  .transform((text) => text || null)
  .pipe(z.uuid().nullable());

const countryCode = z
  .string()
  .min(1)
  .pipe(z.string().regex(/^[A-Z]{2}$/));

const optionalCountryCode = z
  .string()
  .nullable()
  .transform((text) => text || null)
  .pipe(
    z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
  );

/** Where something takes place, as a venue and a run without one say it. The zone is checked by the command. */
export const placeShape = {
  timeZone: requiredText(64),
  countryCode,
  regionCode: optionalText(12),
  cityEn: requiredText(120),
  cityRu: optionalText(120),
};

const runShape = {
  ...placeShape,
  courseId: idSchema,
  startsOn: day,
  endsOn: day,
  venueId: optionalId,
  /** Working languages, BCP 47. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
    .min(1)
    .max(8),
  capacity: z.number().int().min(1).max(100_000),
  cycle: z.number().int().min(1).max(1000).nullable(),
  /** Fewer confirmed than this, and the run is not held; null: not said. */
  minimum: z.number().int().min(1).max(100_000).nullable().optional(),
  /** Hours that somebody who waits has to answer the offer of a free place; null: the coordinator offers by hand. */
  offerHours: z.number().int().min(1).max(720).nullable().optional(),
  sensitive: z.boolean(),
  notes: optionalText(4000),
  donors: z
    .array(z.object({ donorId: idSchema, sharePercent: z.number().min(0.01).max(100).nullable() }))
    .max(20),
  quotas: z
    .array(
      z.object({
        institutionId: optionalId,
        countryCode: optionalCountryCode,
        places: z.number().int().min(1).max(100_000),
        /** The share of women that the row aims at; null: none stated. */
        womenPercent: z.number().int().min(0).max(100).nullable().optional(),
      }),
    )
    .max(100),
  hostIds: z.array(idSchema).max(20),
  materials: z.array(requiredText(300)).max(100),
  outputs: z.array(requiredText(1000)).max(100),
};

/** What the fields say together. */
const together = (
  run: {
    startsOn: string;
    endsOn: string;
    capacity: number;
    minimum?: number | null | undefined;
    donors: Parameters<typeof donorRefusals>[0];
    quotas: Parameters<typeof quotaRefusals>[0];
  },
  context: { addIssue: (issue: { code: 'custom'; message: string; path: (string | number)[] }) => void },
) => {
  const add = (path: string, code: string, params: Record<string, string | number> = {}) =>
    context.addIssue({
      code: 'custom',
      message: [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join('|'),
      path: path.split('.'),
    });
  if (run.endsOn < run.startsOn) add('endsOn', 'ENDS_BEFORE_START');
  if (run.minimum && run.minimum > run.capacity)
    add('minimum', 'MINIMUM_ABOVE_CAPACITY', { places: run.capacity });
  for (const { path = '', code, params } of [
    ...donorRefusals(run.donors),
    ...quotaRefusals(run.quotas, run.capacity),
  ]) {
    add(path, code, params);
  }
};

/** A run as it is planned. With a venue, the zone and the place are the venue's. */
export const runSchema = z.object(runShape).superRefine(together);

/** The same run changed; `moveSessions`: the sessions move by as many days as the first day does. */
export const runChangeSchema = z.object({ ...runShape, moveSessions: z.boolean() }).superRefine(together);

export const cancelRunSchema = z.object({ reason: requiredText(1000) });

export type RunInput = z.infer<typeof runSchema>;
export type RunChange = z.infer<typeof runChangeSchema>;

/** The filters of the list, as they stand in the URL. What is nonsense there filters nothing. */
export const runFiltersSchema = z.object({
  q: z.string().max(200).catch(''),
  programme: z.uuid().nullable().catch(null),
  course: z.uuid().nullable().catch(null),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .catch(null),
  phase: z.enum(runPhases).nullable().catch(null),
  year: z.coerce.number().int().min(1990).max(2100).nullable().catch(null),
  withoutTrainer: z.literal('1').nullable().catch(null),
  season: z.uuid().nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type RunFilters = z.infer<typeof runFiltersSchema>;
