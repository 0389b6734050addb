import { visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { resultSelect, shownResult } from '@/lib/programmes/results/queries';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { byId, keyed } from '../parts/queries';
import type { BodyOf, FiltersOf } from '../resources/schema';
import type { Read, Reader, Slice } from '../types';

const inList = {
  ...{ id: true, code: true, titleEn: true, titleRu: true, startsOn: true, endsOn: true },
  countries: { orderBy: { countryCode: 'asc' }, select: { countryCode: true } },
} as const satisfies Prisma.ProgrammeSelect;

type Row = Prisma.ProgrammeGetPayload<{ select: typeof inList }>;

const asRow = ({ startsOn, endsOn, countries, ...row }: Row): BodyOf<'programmes'> => ({
  ...row,
  startsOn: dayOf(startsOn),
  endsOn: dayOf(endsOn),
  countryCodes: countries.map(({ countryCode }) => countryCode),
});

/** The programmes in the reader's scope. */
export async function apiProgrammes(
  { actor }: Reader,
  { country }: FiltersOf<'programmes'>,
  slice: Slice,
): Read<BodyOf<'programmes'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.programme.findMany({
    where: {
      AND: [
        visibleProgrammes(actor),
        ...after,
        ...(country ? [{ countries: { some: { countryCode: country } } }] : []),
      ],
    },
    ...page,
    select: inList,
  });
  return keyed(rows.map(asRow));
}

/** One programme with its donors, partners and curricula. */
export async function apiProgramme({ actor }: Reader, programmeId: string): Promise<BodyOf<'programme'>> {
  const id = idOf(programmeId);
  const found =
    id &&
    (await db.programme.findFirst({
      where: { AND: [{ id }, visibleProgrammes(actor)] },
      select: {
        ...inList,
        donors: { select: { donor: { select: { id: true, name: true, nameRu: true, acronym: true } } } },
        partners: { select: { institutionId: true } },
        curricula: {
          orderBy: { code: 'asc' },
          select: {
            ...{ id: true, code: true, titleEn: true, titleRu: true },
            courses: { orderBy: { position: 'asc' }, select: { courseId: true } },
          },
        },
      },
    }));
  if (!found) throw new NotFound('programme');
  const { donors, partners, curricula, ...row } = found;
  return {
    ...asRow(row),
    donors: donors.map(({ donor }) => donor),
    partnerIds: partners.map(({ institutionId }) => institutionId),
    curricula: curricula.map(({ courses, ...each }) => ({
      ...each,
      courseIds: courses.map(({ courseId }) => courseId),
    })),
  };
}

/** The indicators of the programmes in the reader's scope, with their series. */
export async function apiIndicators(
  { actor }: Reader,
  { programme }: FiltersOf<'indicators'>,
  slice: Slice,
): Read<BodyOf<'indicators'>> {
  const { after, ...page } = byId(slice);
  const point = { year: true, category: true, countryCode: true, value: true } as const;
  const rows = await db.indicator.findMany({
    where: {
      AND: [
        { programme: visibleProgrammes(actor) },
        ...after,
        ...(programme ? [{ programmeId: programme }] : []),
      ],
    },
    ...page,
    select: {
      ...{ id: true, programmeId: true, nameEn: true, nameRu: true, unit: true, countryCode: true },
      values: { orderBy: [{ year: 'asc' }, { id: 'asc' }], take: 500, select: point },
      aims: { orderBy: [{ kind: 'asc' }, { year: 'asc' }], take: 500, select: { ...point, kind: true } },
    },
  });
  return keyed(
    rows.map(({ values, aims, ...row }) => ({
      ...row,
      values: values.map(({ value, ...each }) => ({ ...each, value: value.toNumber() })),
      aims: aims.map(({ value, kind, ...each }) => ({ ...each, aim: kind, value: value.toNumber() })),
    })),
  );
}

/** What trained people achieved, of the programmes in the reader's scope. */
export async function apiResults(
  { actor }: Reader,
  { programme, course, country }: FiltersOf<'results'>,
  slice: Slice,
): Read<BodyOf<'results'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.result.findMany({
    where: {
      AND: [
        { removedAt: null, programme: visibleProgrammes(actor) },
        ...after,
        ...(programme ? [{ programmeId: programme }] : []),
        ...(course ? [{ courseId: course }] : []),
        ...(country ? [{ countryCode: country }] : []),
      ],
    },
    ...page,
    select: { ...resultSelect, programmeId: true },
  });
  return keyed(
    rows.map(({ programmeId, ...row }) => {
      const { runs, ...shown } = shownResult(row);
      return { ...shown, programmeId, runIds: runs.map((run) => run.id) };
    }),
  );
}
