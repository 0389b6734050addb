import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { Entitling, HeldStatus } from './rules';

/** What of a stored qualification the rules read. */
export const heldFacts = {
  typeId: true,
  validFrom: true,
  validUntil: true,
  withdrawnAt: true,
  suspensions: { orderBy: { startsOn: 'asc' }, select: { startsOn: true, liftedOn: true } },
} as const satisfies Prisma.QualificationSelect;

type HeldRow = Prisma.QualificationGetPayload<{ select: typeof heldFacts }>;

/** A stored qualification as the rules read it. */
export const heldStatus = ({
  typeId,
  validFrom,
  validUntil,
  withdrawnAt,
  suspensions,
}: HeldRow): HeldStatus => ({
  typeId,
  validFrom: dayOf(validFrom),
  validUntil: validUntil && dayOf(validUntil),
  withdrawnOn: withdrawnAt && dayOf(withdrawnAt),
  suspensions: suspensions.map(({ startsOn, liftedOn }) => ({
    from: dayOf(startsOn),
    until: liftedOn && dayOf(liftedOn),
  })),
});

/** What of a kind of status says which runs it entitles to. */
export const scopeFacts = {
  id: true,
  languages: true,
  countries: { orderBy: { countryCode: 'asc' }, select: { countryCode: true } },
} as const satisfies Prisma.QualificationTypeSelect;

type ScopeRow = Prisma.QualificationTypeGetPayload<{ select: typeof scopeFacts }>;

/** A kind of status as it entitles to a course. */
export const entitling = ({ id, languages, countries }: ScopeRow): Entitling => ({
  typeId: id,
  languages,
  countryCodes: countries.map(({ countryCode }) => countryCode),
});

/** What people hold, for deciding who may teach; for commands and queries that have authorised already. */
export async function heldStatuses(
  tx: Prisma.TransactionClient,
  personIds: string[],
): Promise<Map<string, HeldStatus[]>> {
  const rows = await tx.qualification.findMany({
    where: { personId: { in: personIds } },
    select: { personId: true, ...heldFacts },
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

/** The kinds of status with what confers them, what they entitle to and where, what renews them, and how many hold them on a day. */
export async function qualificationTypes(actor: Actor, day: Day) {
  if (!canCoordinate(actor)) throw new NotFound('qualification type');
  const types = await db.qualificationType.findMany({
    orderBy: { nameEn: 'asc' },
    select: {
      ...scopeFacts,
      code: true,
      nameEn: true,
      nameRu: true,
      validityMonths: true,
      countries: {
        orderBy: { countryCode: 'asc' },
        select: { countryCode: true, country: { select: { nameEn: true, nameRu: true } } },
      },
      renewalRuns: true,
      refresherCourse: { select: { id: true, code: true, titleEn: true, titleRu: true } },
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

/** Suspended on the day, as `statusOn` counts the days. */
export const suspendedOn = (day: Day): Prisma.SuspensionWhereInput => ({
  startsOn: { lte: dateOf(day) },
  OR: [{ liftedOn: null }, { liftedOn: { gt: dateOf(day) } }],
});

/** Within its validity on the day and not withdrawn. */
export const validOn = (day: Day): Prisma.QualificationWhereInput => ({
  validFrom: { lte: dateOf(day) },
  withdrawnAt: null,
  OR: [{ validUntil: null }, { validUntil: { gte: dateOf(day) } }],
});

/** `statusOn(...) === 'LIVE'` as a filter. */
export const liveOn = (day: Day): Prisma.QualificationWhereInput => ({
  ...validOn(day),
  suspensions: { none: suspendedOn(day) },
});
