import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { visibleProgrammes } from '@/lib/auth/scope';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { foldName } from '@/lib/text/names/fold';
import { dateOf } from '@/lib/time/day';
import { isTimeZone } from '@/lib/time/zone';
import { holdVenue } from '../access/queries';
import { nextRunCode } from '../rules';
import type { RunInput } from '../schema';

/** Parts of the commands that plan a run; each works inside their transaction. */

/** What makes a run one of many: the season that planned it, and the run that it stands beside. */
export type Belonging = { seasonId: string | null; besideId: string | null };

/**
 * Plans one run inside a transaction: gives it its code and pins the course's completion rule as it is now. With a
 * venue, the zone and the place are the venue's. Refuses what `scheduleRun` refuses.
 */
export async function planRun(
  tx: Transaction,
  actor: Actor,
  input: RunInput,
  belonging: Belonging = { seasonId: null, besideId: null },
): Promise<Outcome<{ runId: string; code: string }>> {
  const course = await pinnedCourse(tx, actor, input.courseId);
  if (!course.ok) return course;
  const place = await placeOf(tx, actor, input, course.value.programmeId);
  if (!place.ok) return place;
  const unknown = await referenceRefusals(tx, input);
  if (unknown.length > 0) return refuseAll(unknown);
  const code = await takeRunCode(tx, course.value.code, Number(input.startsOn.slice(0, 4)));
  const { id } = await tx.courseRun.create({
    data: {
      ...runColumns(input, place.value, code),
      ...runLists(input),
      ...belonging,
      code,
      courseId: input.courseId,
      programmeId: course.value.programmeId,
      completionRuleId: course.value.completionRuleId,
    },
    select: { id: true },
  });
  await audit(tx, actor, { action: 'scheduleRun', subjectType: 'run', subjectId: id, details: { code } });
  return done({ runId: id, code });
}

/** The course with the version of its completion rule that a run planned now is bound to. */
async function pinnedCourse(tx: Transaction, actor: Actor, courseId: string) {
  const course = await tx.course.findFirst({
    where: { AND: [{ id: courseId }, { programme: visibleProgrammes(actor) }] },
    select: {
      code: true,
      programmeId: true,
      archivedAt: true,
      completionRules: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
    },
  });
  const rule = course?.completionRules[0];
  if (!course || !rule) throw new NotFound('course');
  if (course.archivedAt) return refuse('COURSE_ARCHIVED', undefined, 'courseId');
  return done({ code: course.code, programmeId: course.programmeId, completionRuleId: rule.id });
}

export type Place = Pick<
  RunInput,
  'venueId' | 'timeZone' | 'countryCode' | 'regionCode' | 'cityEn' | 'cityRu'
> & {
  venueName: string | null;
};

/**
 * Where the run takes place: the venue's word where there is one, else what was typed in. Refuses VENUE_ARCHIVED, but
 * for the venue that the run stands in already.
 */
export async function placeOf(
  tx: Transaction,
  actor: Actor,
  input: RunInput,
  programmeId: string,
  standsIn: string | null = null,
): Promise<Outcome<Place>> {
  await holdVenue(tx, input.venueId);
  const venue = input.venueId
    ? await tx.venue.findUnique({
        where: { id: input.venueId },
        select: {
          name: true,
          timeZone: true,
          countryCode: true,
          regionCode: true,
          cityEn: true,
          cityRu: true,
          archivedAt: true,
        },
      })
    : null;
  if (input.venueId && !venue) throw new NotFound('venue');
  if (venue?.archivedAt && input.venueId !== standsIn) return refuse('VENUE_ARCHIVED', undefined, 'venueId');
  const { timeZone, countryCode, regionCode, cityEn, cityRu } = venue ?? input;
  if (!canManageRun(actor, { programmeId, countryCode })) {
    return refuse('OUTSIDE_YOUR_SCOPE', undefined, venue ? 'venueId' : 'countryCode');
  }
  if (!isTimeZone(timeZone)) return refuse('TIME_ZONE_UNKNOWN', { zone: timeZone }, 'timeZone');
  const country = await tx.country.findUnique({
    where: { code: countryCode },
    select: { regions: { select: { code: true } } },
  });
  if (!country) return refuse('NOT_A_CHOICE', undefined, 'countryCode');
  if (regionCode && !country.regions.some(({ code }) => code === regionCode)) {
    return refuse('REGION_OF_ANOTHER_COUNTRY', undefined, 'regionCode');
  }
  const place = { timeZone, countryCode, regionCode, cityEn, cityRu };
  return done({ venueId: input.venueId, venueName: venue?.name ?? null, ...place });
}

/** Donors, hosts, countries and institutions of quotas that do not exist, beside their fields. */
export async function referenceRefusals(tx: Transaction, input: RunInput): Promise<Refusal[]> {
  const donorIds = input.donors.map(({ donorId }) => donorId);
  const ofQuotas = input.quotas.flatMap(({ institutionId }) => (institutionId ? [institutionId] : []));
  const countryCodes = input.quotas.flatMap(({ countryCode }) => (countryCode ? [countryCode] : []));
  const institutionIds = [...new Set([...input.hostIds, ...ofQuotas])];
  const donors = await tx.donor.count({ where: { id: { in: donorIds } } });
  const institutions = await tx.institution.findMany({
    where: { id: { in: institutionIds } },
    select: { id: true },
  });
  const countries = await tx.country.count({ where: { code: { in: countryCodes } } });
  const known = new Set(institutions.map(({ id }) => id));
  return [
    ...(donors < new Set(donorIds).size ? [refusal('NOT_A_CHOICE', undefined, 'donors')] : []),
    ...(input.hostIds.some((id) => !known.has(id)) ? [refusal('NOT_A_CHOICE', undefined, 'hostIds')] : []),
    ...(ofQuotas.some((id) => !known.has(id)) || countries < new Set(countryCodes).size
      ? [refusal('NOT_A_CHOICE', undefined, 'quotas')]
      : []),
  ];
}

/** The next code of the course in the year; the lock lasts until the commit, so that no code is given twice. */
async function takeRunCode(tx: Transaction, courseCode: string, year: number): Promise<string> {
  const prefix = `${courseCode}-${year}-`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`run-code:${prefix}`}))`;
  const taken = await tx.courseRun.findMany({
    where: { code: { startsWith: prefix } },
    select: { code: true },
  });
  return nextRunCode(
    courseCode,
    year,
    taken.map(({ code }) => code),
  );
}

/** The run's own columns. Titles of the course are searched where they stand, on the course. */
export function runColumns(input: RunInput, { venueName, ...place }: Place, code: string) {
  const found = [code, place.cityEn, place.cityRu, venueName].filter((text) => text !== null);
  return {
    ...place,
    startsOn: dateOf(input.startsOn),
    endsOn: dateOf(input.endsOn),
    languages: input.languages,
    capacity: input.capacity,
    cycle: input.cycle,
    minimum: input.minimum ?? null,
    offerHours: input.offerHours ?? null,
    sensitive: input.sensitive,
    notes: input.notes,
    searchKey: [...new Set(found.map(foldName))].join(' | '),
  };
}

/** What hangs on a run in rows of its own. */
export const runLists = (input: RunInput) => ({
  donors: { create: input.donors },
  quotas: {
    create: input.quotas.map((quota) => ({ ...quota, womenPercent: quota.womenPercent ?? null })),
  },
  hosts: { create: [...new Set(input.hostIds)].map((institutionId) => ({ institutionId })) },
  materials: { create: positioned(input.materials) },
  outputs: { create: input.outputs.map((text, index) => ({ text, position: index + 1 })) },
});

const positioned = (titles: readonly string[]) =>
  titles.map((title, index) => ({ title, position: index + 1 }));

/**
 * What is handed out, as the run's form says it now. What stays keeps that somebody marked it ready: only a title that
 * was not there before has to be got ready anew.
 */
export async function followMaterials(
  tx: Transaction,
  runId: string,
  titles: readonly string[],
): Promise<{ title: string; position: number; readyAt: Date | null; readyBy: string | null }[]> {
  const before = await tx.runMaterial.findMany({
    where: { runId, readyAt: { not: null } },
    select: { title: true, readyAt: true, readyBy: true },
  });
  await tx.runMaterial.deleteMany({ where: { runId } });
  return positioned(titles).map((material) => {
    const ready = before.find(({ title }) => title === material.title);
    return { ...material, readyAt: ready?.readyAt ?? null, readyBy: ready?.readyBy ?? null };
  });
}
