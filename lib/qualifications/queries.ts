import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foldName } from '@/lib/text/names/fold';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { endingWithinDays, statusOn, type HeldStatus, type HolderState } from './rules';

const held = { typeId: true, validFrom: true, validUntil: true, withdrawnAt: true } as const;

type HeldRow = { typeId: string; validFrom: Date; validUntil: Date | null; withdrawnAt: Date | null };

/** A stored qualification as the rules read it. */
export const heldStatus = ({ typeId, validFrom, validUntil, withdrawnAt }: HeldRow): HeldStatus => ({
  typeId,
  validFrom: dayOf(validFrom),
  validUntil: validUntil && dayOf(validUntil),
  withdrawnOn: withdrawnAt && dayOf(withdrawnAt),
});

/** What people hold, for deciding who may teach; for commands and queries that have authorised already. */
export async function heldStatuses(
  tx: Prisma.TransactionClient,
  personIds: string[],
): Promise<Map<string, HeldStatus[]>> {
  const rows = await tx.qualification.findMany({
    where: { personId: { in: personIds } },
    select: { personId: true, ...held },
  });
  const byPerson = new Map<string, HeldStatus[]>(personIds.map((id) => [id, []]));
  for (const row of rows) byPerson.get(row.personId)?.push(heldStatus(row));
  return byPerson;
}

/** For selects: the kinds of status. */
export async function qualificationTypeOptions(actor: Actor) {
  if (!canCoordinate(actor)) throw new NotFound('qualification type');
  return db.qualificationType.findMany({
    orderBy: { nameEn: 'asc' },
    select: { id: true, code: true, nameEn: true, nameRu: true, validityMonths: true },
  });
}

/** The kinds of status with what confers them, what they entitle to, and how many hold them on a day. */
export async function qualificationTypes(actor: Actor, day: Day) {
  if (!canCoordinate(actor)) throw new NotFound('qualification type');
  const types = await db.qualificationType.findMany({
    orderBy: { nameEn: 'asc' },
    select: {
      id: true,
      code: true,
      nameEn: true,
      nameRu: true,
      validityMonths: true,
      conferredBy: { select: { id: true, code: true, titleEn: true, titleRu: true } },
      entitlements: {
        select: { course: { select: { id: true, code: true, titleEn: true, titleRu: true } } },
      },
      _count: { select: { qualifications: { where: liveOn(day) } } },
    },
  });
  return types.map(({ entitlements, _count, ...type }) => ({
    ...type,
    entitlesTo: entitlements.map(({ course }) => course),
    holders: _count.qualifications,
  }));
}

export type QualificationTypeRow = Awaited<ReturnType<typeof qualificationTypes>>[number];

/** `statusOn(...) === 'LIVE'` as a filter. */
const liveOn = (day: Day): Prisma.QualificationWhereInput => ({
  validFrom: { lte: dateOf(day) },
  withdrawnAt: null,
  OR: [{ validUntil: null }, { validUntil: { gte: dateOf(day) } }],
});

function inState(state: HolderState, day: Day): Prisma.QualificationWhereInput {
  if (state === 'LIVE') return liveOn(day);
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
        id: true,
        ...held,
        withdrawnReason: true,
        type: { select: { id: true, nameEn: true, nameRu: true } },
        person: {
          select: {
            id: true,
            officialName: true,
            latinName: true,
            country: { select: { nameEn: true, nameRu: true } },
            institution: { select: { name: true, nameEn: true, nameRu: true } },
          },
        },
        certificate: { select: { number: true, runId: true } },
      },
    }),
    db.qualification.count({ where }),
  ]);
  const own = await ownRunIds(
    actor,
    rows.flatMap(({ certificate }) => certificate?.runId ?? []),
  );
  const shaped = rows.map(({ certificate, ...row }) => ({
    ...row,
    ...heldStatus(row),
    state: statusOn(heldStatus(row), day),
    proof: certificate && {
      number: certificate.number,
      runId: own.has(certificate.runId) ? certificate.runId : null,
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
