import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foldName } from '@/lib/text/names/fold';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { heldFacts, heldStatus, liveOn, suspendedOn, validOn } from '../queries';
import { renewalStandings } from '../renewals/queries';
import type { RenewalStanding } from '../renewals/rules';
import { endingWithinDays, statusOn, type HolderState } from '../rules';

/** What is shown of a status, wherever it is shown. */
const shown = {
  id: true,
  ...heldFacts,
  withdrawnReason: true,
  suspensions: {
    orderBy: { startsOn: 'asc' },
    select: { startsOn: true, liftedOn: true, reason: true },
  },
  type: {
    select: {
      ...{ id: true, nameEn: true, nameRu: true },
      refresherCourse: { select: { titleEn: true, titleRu: true } },
    },
  },
  certificate: { select: { number: true, runId: true } },
} as const satisfies Prisma.QualificationSelect;

type ShownRow = Prisma.QualificationGetPayload<{ select: typeof shown }>;

/** A status as it stands on a day: with the suspension that is open or holds then, and how far its renewal is. */
function statusView({ suspensions, ...row }: ShownRow, day: Day, renewals: Map<string, RenewalStanding>) {
  const status = heldStatus({ ...row, suspensions });
  const suspension =
    suspensions.find(({ liftedOn }) => liftedOn === null) ??
    suspensions.find(({ liftedOn }) => liftedOn !== null && dayOf(liftedOn) > day);
  return {
    ...{ id: row.id, type: row.type, withdrawnReason: row.withdrawnReason },
    ...status,
    state: statusOn(status, day),
    suspension: suspension
      ? {
          startsOn: dayOf(suspension.startsOn),
          liftedOn: suspension.liftedOn && dayOf(suspension.liftedOn),
          reason: suspension.reason,
        }
      : null,
    renewal: renewals.get(row.id) ?? null,
  };
}

export type StatusView = ReturnType<typeof statusView>;

/** The statuses that a person whom the actor sees holds or held, the latest first. */
export async function personStatuses(actor: Actor, personId: string, day: Day): Promise<StatusView[]> {
  if (!canCoordinate(actor)) throw new NotFound('person');
  return statusesOf({ AND: [{ id: personId }, visiblePeople(actor)] }, day);
}

/** The statuses that the actor holds or held, the latest first. */
export async function myStatuses(actor: Actor, day: Day) {
  return actor.personId ? statusesOf({ id: actor.personId }, day) : [];
}

export type OwnStatus = Awaited<ReturnType<typeof myStatuses>>[number];

async function statusesOf(person: Prisma.PersonWhereInput, day: Day) {
  const rows = await db.qualification.findMany({
    where: { person },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    select: shown,
  });
  const ids = rows.map(({ id }) => id);
  const renewals = await renewalStandings(db, ids, day);
  return rows.map((row) => ({ ...statusView(row, day, renewals), number: row.certificate?.number ?? null }));
}

function inState(state: HolderState, day: Day): Prisma.QualificationWhereInput {
  if (state === 'LIVE') return liveOn(day);
  if (state === 'SUSPENDED') return { ...validOn(day), suspensions: { some: suspendedOn(day) } };
  if (state === 'ENDED') return { OR: [{ withdrawnAt: { not: null } }, { validUntil: { lt: dateOf(day) } }] };
  const last = dateOf(addDays(day, endingWithinDays));
  return { AND: [liveOn(day), { validUntil: { lte: last } }] };
}

export type HolderFilter = PageRequest & { typeId: string | null; state: HolderState | null; day: Day };

/**
 * Who holds what, of the people whom the actor sees, those that end first at the top; a search by name in any
 * script. `run`: where the proof was issued, only for those who manage that run.
 */
export async function holders(actor: Actor, { q, page, typeId, state, day }: HolderFilter) {
  if (!canCoordinate(actor)) throw new NotFound('qualification');
  const words = foldName(q).split(' ').filter(Boolean).slice(0, 8);
  const where: Prisma.QualificationWhereInput = {
    AND: [
      {
        person: { AND: [visiblePeople(actor), ...words.map((word) => ({ searchKey: { contains: word } }))] },
      },
      ...(typeId ? [{ typeId }] : []),
      ...(state ? [inState(state, day)] : []),
    ],
  };
  const [rows, total] = await Promise.all([
    db.qualification.findMany({
      where,
      orderBy: [
        { validUntil: { sort: 'asc', nulls: 'last' } },
        { person: { searchKey: 'asc' } },
        { id: 'asc' },
      ],
      ...pageOf(page),
      select: {
        ...shown,
        person: {
          select: {
            id: true,
            officialName: true,
            latinName: true,
            country: { select: { nameEn: true, nameRu: true } },
            institution: { select: { name: true, nameEn: true, nameRu: true } },
          },
        },
      },
    }),
    db.qualification.count({ where }),
  ]);
  const ids = rows.map(({ id }) => id);
  const runIds = rows.flatMap(({ certificate }) => certificate?.runId ?? []);
  const [own, renewals] = [await ownRunIds(actor, runIds), await renewalStandings(db, ids, day)];
  const shaped = rows.map((row) => ({
    ...statusView(row, day, renewals),
    person: row.person,
    proof: row.certificate && {
      number: row.certificate.number,
      runId: own.has(row.certificate.runId) ? row.certificate.runId : null,
    },
  }));
  return { rows: shaped, total, page } satisfies Page<(typeof shaped)[number]>;
}

export type HolderRow = Awaited<ReturnType<typeof holders>>['rows'][number];

/** Those of the runs that the actor manages. */
async function ownRunIds(actor: Actor, runIds: string[]): Promise<Set<string>> {
  const runs = await db.courseRun.findMany({
    where: { AND: [managedRuns(actor), { id: { in: runIds } }] },
    select: { id: true },
  });
  return new Set(runs.map(({ id }) => id));
}
