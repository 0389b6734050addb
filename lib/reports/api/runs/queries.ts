import { canManageRun } from '@/lib/auth/policy';
import { managedRuns, recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { inPhase } from '@/lib/runs/queries';
import { runPhase } from '@/lib/runs/rules';
import { idOf } from '@/lib/text/page';
import { dateOf, dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { byId, keyed, namesSelect, personOf } from '../parts/queries';
import type { BodyOf, FiltersOf } from '../resources/schema';
import type { Read, Reader, Slice } from '../types';

const inList = {
  ...{ id: true, code: true, programmeId: true, courseId: true, startsOn: true, endsOn: true },
  ...{ timeZone: true, countryCode: true, regionCode: true, cityEn: true, cityRu: true },
  ...{ languages: true, capacity: true, cycle: true, sensitive: true, cancelledAt: true },
  course: { select: { titleEn: true, titleRu: true, kind: true } },
  donors: {
    orderBy: { donorId: 'asc' },
    select: { sharePercent: true, donor: { select: { id: true, name: true } } },
  },
} as const satisfies Prisma.CourseRunSelect;

type Row = Prisma.CourseRunGetPayload<{ select: typeof inList }>;

/** Counted apart: Prisma would count the enrolments of every run and take those of a page. */
async function confirmedOf(runIds: string[]): Promise<Map<string, number>> {
  const counts = await db.enrolment.groupBy({
    by: ['runId'],
    where: { runId: { in: runIds }, state: 'CONFIRMED' },
    _count: { _all: true },
  });
  return new Map(counts.map(({ runId, _count }) => [runId, _count._all]));
}

function asRow(
  { actor, today }: Reader,
  { course, startsOn, endsOn, cancelledAt, donors, ...row }: Row,
  confirmed: number,
): BodyOf<'runs'> {
  const days = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
  return {
    ...row,
    ...course,
    ...days,
    confirmed,
    state: runPhase({ ...days, cancelled: cancelledAt !== null }, today),
    donors: canManageRun(actor, row)
      ? donors.map(({ donor, sharePercent }) => ({
          ...donor,
          sharePercent: sharePercent?.toNumber() ?? null,
        }))
      : null,
  };
}

/** The runs that the reader manages or teaches on; `from` and `to`: those that are held on any day between. */
export async function apiRuns(
  reader: Reader,
  { programme, course, country, kind, from, to, state }: FiltersOf<'runs'>,
  slice: Slice,
): Read<BodyOf<'runs'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.courseRun.findMany({
    where: {
      AND: [
        recordableRuns(reader.actor),
        ...after,
        ...(programme ? [{ programmeId: programme }] : []),
        ...(course ? [{ courseId: course }] : []),
        ...(country ? [{ countryCode: { in: country } }] : []),
        ...(kind ? [{ course: { kind: { in: kind } } }] : []),
        ...(from ? [{ endsOn: { gte: dateOf(from) } }] : []),
        ...(to ? [{ startsOn: { lte: dateOf(to) } }] : []),
        ...(state ? [inPhase(state, reader.today)] : []),
      ],
    },
    ...page,
    select: inList,
  });
  const confirmed = await confirmedOf(rows.map(({ id }) => id));
  return keyed(rows.map((row) => asRow(reader, row, confirmed.get(row.id) ?? 0)));
}

/** One run that the reader manages or teaches on, with its sessions and trainers. */
export async function apiRun(reader: Reader, runId: string): Promise<BodyOf<'run'>> {
  const id = idOf(runId);
  const found =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(reader.actor)] },
      select: {
        ...inList,
        venue: { select: { name: true, address: true } },
        hosts: { orderBy: { institutionId: 'asc' }, select: { institutionId: true } },
        sessions: {
          orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
          select: {
            ...{ id: true, titleEn: true, titleRu: true, kind: true, startsAt: true, endsAt: true },
            ...{ timeZone: true, counts: true, mandatory: true, cancelledAt: true },
            room: { select: { name: true } },
            track: { select: { name: true } },
            trainers: { orderBy: { personId: 'asc' }, select: { personId: true } },
          },
        },
        trainers: {
          where: { removedAt: null },
          orderBy: { assignedAt: 'asc' },
          select: { person: { select: namesSelect } },
        },
      },
    }));
  if (!found) throw new NotFound('run');
  const { venue, hosts, sessions, trainers, ...row } = found;
  const confirmed = await confirmedOf([row.id]);
  return {
    ...asRow(reader, row, confirmed.get(row.id) ?? 0),
    venue,
    hostIds: hosts.map(({ institutionId }) => institutionId),
    sessions: sessions.map(({ kind, startsAt, endsAt, room, track, cancelledAt, trainers: of, ...each }) => ({
      ...each,
      sessionKind: kind,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      room: room?.name ?? null,
      track: track?.name ?? null,
      cancelled: cancelledAt !== null,
      trainerIds: of.map(({ personId }) => personId),
    })),
    trainers: trainers.map(({ person }) => personOf(reader, person)),
  };
}

async function runIn(runId: string, runs: Prisma.CourseRunWhereInput): Promise<string> {
  const id = idOf(runId);
  const found =
    id && (await db.courseRun.findFirst({ where: { AND: [{ id }, runs] }, select: { id: true } }));
  if (!found) throw new NotFound('run');
  return found.id;
}

/** Who is on a run that the reader manages, in any state. */
export async function apiPlaces(
  reader: Reader,
  { state }: FiltersOf<'places'>,
  slice: Slice,
  runId: string,
): Read<BodyOf<'places'>> {
  const { after, ...page } = byId(slice);
  const id = await runIn(runId, managedRuns(reader.actor));
  const rows = await db.enrolment.findMany({
    where: { AND: [{ runId: id }, ...after, ...(state ? [{ state }] : [])] },
    ...page,
    select: {
      ...{ id: true, state: true, stateAt: true, institutionId: true, countryCode: true, position: true },
      person: { select: { ...namesSelect, sex: true } },
      track: { select: { name: true } },
    },
  });
  return rows.map(({ id: enrolmentId, person, stateAt, track, ...row }) => ({
    key: enrolmentId,
    row: {
      ...row,
      enrolmentId,
      person: personOf(reader, person),
      sex: person.sex,
      stateAt: stateAt.toISOString(),
      track: track?.name ?? null,
    },
  }));
}

/**
 * The current marks of a run that the reader manages or teaches on, of sessions that are not cancelled; a mark that was
 * taken back is none. A note stays where it was written: it may say why somebody was ill.
 */
export async function apiMarks(
  reader: Reader,
  { session }: FiltersOf<'marks'>,
  { after, take }: Slice,
  runId: string,
): Read<BodyOf<'marks'>> {
  const id = await runIn(runId, recordableRuns(reader.actor));
  const [sessionId, enrolmentId] = after?.split('/') ?? [];
  const rows = await db.attendanceMark.findMany({
    where: {
      AND: [
        { runId: id, status: { not: 'NOT_RECORDED' }, session: { cancelledAt: null } },
        ...(session ? [{ sessionId: session }] : []),
        ...(sessionId && enrolmentId
          ? [{ OR: [{ sessionId: { gt: sessionId } }, { sessionId, enrolmentId: { gt: enrolmentId } }] }]
          : []),
      ],
    },
    orderBy: [{ sessionId: 'asc' }, { enrolmentId: 'asc' }],
    take,
    select: {
      ...{ sessionId: true, enrolmentId: true, status: true, minutes: true, at: true, source: true },
      enrolment: { select: { person: { select: namesSelect } } },
    },
  });
  return rows.map(({ enrolment, at, ...row }) => ({
    key: `${row.sessionId}/${row.enrolmentId}`,
    row: { ...row, person: personOf(reader, enrolment.person), at: at.toISOString() },
  }));
}
