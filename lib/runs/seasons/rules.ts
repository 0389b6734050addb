import { refuseAll, refusal, done, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { refusalOfMessage } from '@/lib/errors/refusal-message';
import { addDays, type Day } from '@/lib/time/day';
import { meeting, type Engagement } from '../clashes/rules';
import { runSchema, type RunInput } from '../schema';
import type { SeasonInput, SeasonRow } from './schema';

/** A run of the season as the run's own form would hold it. Refuses what that refuses, each by the field of the row. */
export function runOfRow(season: SeasonInput, row: SeasonRow): Outcome<RunInput> {
  const { venueId, timeZone, countryCode, regionCode, cityEn, cityRu, startsOn, endsOn, capacity } = row;
  return parsed({
    ...{ venueId, timeZone, countryCode, regionCode, cityEn, cityRu, startsOn, endsOn, capacity },
    ...common(season),
    courseId: season.courseId,
    donors: season.donorIds.map((donorId) => ({ donorId, sharePercent: null })),
    materials: season.materials,
    quotas: season.institutionId
      ? [
          {
            institutionId: season.institutionId,
            countryCode: null,
            places: capacity,
            womenPercent: season.womenPercent,
          },
        ]
      : [],
  });
}

/** The run that stands beside the row's, in the same place and its own days. */
export function runBeside(season: SeasonInput, row: SeasonRow): Outcome<RunInput> | null {
  if (!season.beside) return null;
  const { courseId, dayOffset, days, capacity } = season.beside;
  const { venueId, timeZone, countryCode, regionCode, cityEn, cityRu } = row;
  const startsOn = addDays(row.startsOn, dayOffset);
  return parsed({
    ...{ venueId, timeZone, countryCode, regionCode, cityEn, cityRu, courseId, capacity, startsOn },
    ...common(season),
    endsOn: addDays(startsOn, days - 1),
    donors: season.donorIds.map((donorId) => ({ donorId, sharePercent: null })),
    materials: [],
    quotas: [],
  });
}

const common = ({ languages, sensitive }: SeasonInput) => ({
  ...{ languages, sensitive, cycle: null, notes: null, minimum: null, offerHours: null },
  ...{ hostIds: [], outputs: [] },
});

/** The run's own schema has the last word on what a run is. */
function parsed(run: Record<string, unknown>): Outcome<RunInput> {
  const read = runSchema.safeParse(run);
  if (read.success) return done(read.data);
  return refuseAll(read.error.issues.map(({ message, path }) => refusalOfMessage(message, path.join('.'))));
}

const ofTrainers = new Set(['personId', 'trainerIds']);
const ofReason = new Set(['waiverReason', 'clashReason']);
const ofRow = new Set([
  'startsOn',
  'endsOn',
  'capacity',
  'venueId',
  'countryCode',
  'regionCode',
  'cityEn',
  'cityRu',
  'timeZone',
]);

/** A refusal about a row's run, beside the row's own field; what the whole season has in common stands beside that. */
export function inRow(index: number, { path, ...rest }: Refusal): Refusal {
  const field = path?.split('.')[0] ?? '';
  if (ofTrainers.has(field)) return { ...rest, path: `rows.${index}.trainerIds` };
  if (ofReason.has(field)) return { ...rest, path: `rows.${index}.reason` };
  if (ofRow.has(field)) return { ...rest, path: `rows.${index}.${field}` };
  const shared: Record<string, string> = { donors: 'donorIds', quotas: 'institutionId' };
  return field ? { ...rest, path: shared[field] ?? field } : { ...rest, path: `rows.${index}` };
}

/** A refusal stops the plan, a warning is to be seen. */
export type Finding = { weight: 'REFUSAL' | 'WARNING'; refusal: Refusal };

export const warning = (row: number, field: string, code: string, params: Refusal['params']): Finding => ({
  weight: 'WARNING',
  refusal: refusal(code, params, `rows.${row}.${field}`),
});

export const refused = (each: Refusal): Finding => ({ weight: 'REFUSAL', refusal: each });

export type PlannedRow = Engagement & { place: string; trainers: readonly { id: string; name: string }[] };

/**
 * Trainers whom the plan itself puts in two places: refused where both runs get their hours from the course's agenda, a
 * warning where only the days meet. Said once for each pair, beside the later row, with the number of the other from 1.
 */
export function clashesBetweenRows(rows: readonly PlannedRow[]): Finding[] {
  return rows.flatMap((row, index) =>
    rows.slice(0, index).flatMap((earlier, other) => {
      const met = meeting(row, earlier);
      if (!met) return [];
      return row.trainers
        .filter(({ id }) => earlier.trainers.some((each) => each.id === id))
        .map(({ name }): Finding => {
          const params = { who: name, row: other + 1, place: earlier.place };
          return met.by === 'SESSIONS'
            ? refused(refusal('TRAINER_IN_TWO_ROWS', params, `rows.${index}.trainerIds`))
            : warning(index, 'trainerIds', 'TRAINER_IN_TWO_ROWS_DAYS', params);
        });
    }),
  );
}

/** First days at an even pace: "every week from 5 June". */
export const daysEvery = (first: Day, step: number, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index * step));
