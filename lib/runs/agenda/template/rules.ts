import { refusal, type Refusal } from '@/lib/errors/outcome';
import { addDays, daysBetween, type Day } from '@/lib/time/day';
import type { SessionKind } from '@/prisma/generated/enums';
import { laterBy, minutesBetween, type LocalTimes } from '../../sessions/clock/rules';

/** A block of a course's agenda as it is usually held: day of the run from 1, time on the wall. */
export type Block = {
  dayNumber: number;
  /** 'HH:mm'. */
  startsAt: string;
  durationMinutes: number;
  titleEn: string;
  titleRu: string | null;
  kind: SessionKind;
  counts: boolean;
  mandatory: boolean;
  /** Name of the parallel track; null: for everyone. */
  track: string | null;
};

/** A session without what is of this run only: its room and its trainers. */
export type OutlineSession = LocalTimes &
  Pick<Block, 'titleEn' | 'titleRu' | 'kind' | 'counts' | 'mandatory' | 'track'>;

/** The sessions of a run as blocks of its course. */
export const blocksOf = (sessions: readonly OutlineSession[], startsOn: Day): Block[] =>
  sessions.map(({ startsAtLocal, endsAtLocal, titleEn, titleRu, kind, counts, mandatory, track }) => ({
    dayNumber: daysBetween(startsOn, startsAtLocal.slice(0, 10)) + 1,
    startsAt: startsAtLocal.slice(11),
    durationMinutes: minutesBetween(startsAtLocal, endsAtLocal),
    ...{ titleEn, titleRu, kind, counts, mandatory, track },
  }));

/** And back: where the blocks lie on a run that begins on that day. */
export const outlineOf = (blocks: readonly Block[], startsOn: Day): OutlineSession[] =>
  blocks.map(({ dayNumber, startsAt, durationMinutes, titleEn, titleRu, kind, counts, mandatory, track }) => {
    const startsAtLocal = `${addDays(startsOn, dayNumber - 1)}T${startsAt}`;
    const endsAtLocal = laterBy(startsAtLocal, durationMinutes);
    return { startsAtLocal, endsAtLocal, titleEn, titleRu, kind, counts, mandatory, track };
  });

/** A day of the template as it lands on a run: free to be filled, planned already, or after the run's last day. */
export type Landing = {
  dayNumber: number;
  day: Day;
  state: 'FREE' | 'PLANNED' | 'OUTSIDE';
  sessions: OutlineSession[];
};

export function landing(
  blocks: readonly Block[],
  run: { startsOn: Day; endsOn: Day },
  plannedDays: ReadonlySet<Day>,
): Landing[] {
  const numbers = [...new Set(blocks.map(({ dayNumber }) => dayNumber))].sort((a, b) => a - b);
  return numbers.map((dayNumber) => {
    const day = addDays(run.startsOn, dayNumber - 1);
    const state = day > run.endsOn ? 'OUTSIDE' : plannedDays.has(day) ? 'PLANNED' : 'FREE';
    const ofDay = blocks.filter((block) => block.dayNumber === dayNumber);
    return { dayNumber, day, state, sessions: outlineOf(ofDay, run.startsOn) };
  });
}

/** Why the chosen days of the template cannot be filled, each day by name. */
export function landingRefusals(days: readonly Landing[], chosen: readonly number[]): Refusal[] {
  const known = new Map(days.map((day) => [day.dayNumber, day]));
  return chosen.flatMap((number) => {
    const day = known.get(number);
    if (!day) return [refusal('TEMPLATE_DAY_UNKNOWN', { day: number })];
    if (day.state === 'OUTSIDE') return [refusal('TEMPLATE_DAY_OUTSIDE', { day: number })];
    return day.state === 'PLANNED' ? [refusal('TEMPLATE_DAY_PLANNED', { day: day.day })] : [];
  });
}
