import { canCoordinate, canCoordinateEverything } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import { byId, keyed } from '../parts/queries';
import type { BodyOf, FiltersOf } from '../resources/schema';
import type { Read, Reader, Slice } from '../types';

const inList = {
  ...{ id: true, officialName: true, latinName: true, sex: true, countryCode: true },
  ...{ institutionId: true, position: true, updatedAt: true },
} as const satisfies Prisma.PersonSelect;

type Row = Prisma.PersonGetPayload<{ select: typeof inList }>;

const asRow = ({ updatedAt, ...row }: Row): BodyOf<'people'> => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
});

/** The people whom the reader sees by name. */
export async function apiPeople(
  { actor }: Reader,
  { country, institution, sex, updatedSince }: FiltersOf<'people'>,
  slice: Slice,
): Read<BodyOf<'people'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.person.findMany({
    where: {
      AND: [
        visiblePeople(actor),
        ...after,
        ...(country ? [{ countryCode: country }] : []),
        ...(institution ? [{ institutionId: institution }] : []),
        ...(sex ? [{ sex }] : []),
        ...(updatedSince ? [{ updatedAt: { gte: new Date(updatedSince) } }] : []),
      ],
    },
    ...page,
    select: inList,
  });
  return keyed(rows.map(asRow));
}

/** One person with the runs that they were enrolled in and taught on: those that the reader manages, of oneself all. */
export async function apiPerson({ actor }: Reader, personId: string): Promise<BodyOf<'person'>> {
  const id = idOf(personId);
  const runs = canCoordinateEverything(actor) || actor.personId === id ? {} : { run: managedRuns(actor) };
  const run = { select: { id: true, code: true } } as const;
  const found =
    id &&
    (await db.person.findFirst({
      where: { AND: [{ id }, visiblePeople(actor)] },
      select: {
        ...inList,
        enrolments: {
          where: runs,
          orderBy: { id: 'asc' },
          take: 1000,
          select: { id: true, state: true, run },
        },
        trainerOf: {
          where: { ...runs, removedAt: null },
          orderBy: { id: 'asc' },
          take: 1000,
          select: { run },
        },
      },
    }));
  if (!found) throw new NotFound('person');
  const { enrolments, trainerOf, ...row } = found;
  return {
    ...asRow(row),
    enrolments: enrolments.map((each) => ({
      enrolmentId: each.id,
      runId: each.run.id,
      runCode: each.run.code,
      state: each.state,
    })),
    taught: trainerOf.map((each) => ({ runId: each.run.id, runCode: each.run.code })),
  };
}

/** The institutions, which everyone who coordinates shares; nobody else has any. */
export async function apiInstitutions(
  { actor }: Reader,
  { country, sector }: FiltersOf<'institutions'>,
  slice: Slice,
): Read<BodyOf<'institutions'>> {
  if (!canCoordinate(actor)) return [];
  const { after, ...page } = byId(slice);
  const rows = await db.institution.findMany({
    where: {
      AND: [...after, ...(country ? [{ countryCode: country }] : []), ...(sector ? [{ sector }] : [])],
    },
    ...page,
    select: {
      ...{ id: true, name: true, nameEn: true, nameRu: true, acronym: true, kind: true, sector: true },
      ...{ countryCode: true, regionCode: true, parentId: true },
    },
  });
  return keyed(rows);
}
