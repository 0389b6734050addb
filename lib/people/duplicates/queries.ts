import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canCoordinateEverything } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type PageRequest } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { MatchReason } from '../matching/types';
import { certaintyOf, likelyScore } from './rules';

/** Of those who share a key, so many are compared; who has the same day of birth or institution comes first. */
const mostOfOneKey = 60;
/** A name that more people bear says nothing; they are found by the other keys. */
const mostOfOneName = 1000;

/** Pairs of people, one of them of these, who share a phone, an address or a key of the name. Never all with all. */
export async function pairsSharingAKey(
  people: readonly { id: string; keys: string[] }[],
): Promise<{ aId: string; bId: string }[]> {
  return db.$queryRaw`
    WITH wanted AS MATERIALIZED (
      SELECT p.id, p.phone, p.email, p.birth_date, p.institution_id, w.keys
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS w(id uuid, keys text[]) JOIN person p ON p.id = w.id
    )
    SELECT DISTINCT least(w.id, other.id) AS "aId", greatest(w.id, other.id) AS "bId"
    FROM wanted w CROSS JOIN LATERAL (
      (SELECT p.id FROM person p WHERE p.phone = w.phone LIMIT ${mostOfOneKey})
      UNION (SELECT p.id FROM person p WHERE p.email = w.email LIMIT ${mostOfOneKey})
      UNION (
        SELECT named.id FROM unnest(w.keys) AS wanted_key(key) CROSS JOIN LATERAL (
          SELECT bearer.id FROM (
            SELECT p.id, p.birth_date, p.institution_id FROM person p
            WHERE p.name_keys @> ARRAY[wanted_key.key] LIMIT ${mostOfOneName}) bearer
          ORDER BY bearer.birth_date IS NOT DISTINCT FROM w.birth_date DESC,
            bearer.institution_id IS NOT DISTINCT FROM w.institution_id DESC, bearer.id
          LIMIT ${mostOfOneKey}) named)
    ) other
    WHERE other.id <> w.id`;
}

const facts = {
  select: {
    id: true,
    officialName: true,
    latinName: true,
    sex: true,
    birthDate: true,
    email: true,
    phone: true,
    position: true,
    institution: { select: { name: true, nameEn: true, nameRu: true } },
    country: { select: { nameEn: true, nameRu: true } },
    _count: { select: { enrolments: true, trainerOf: true } },
  },
} as const;

type Facts = Prisma.PersonGetPayload<typeof facts>;

const side = ({ birthDate, _count, ...rest }: Facts) => ({
  ...rest,
  birthDate: birthDate && dayOf(birthDate),
  runs: _count.enrolments + _count.trainerOf,
});

const pair = {
  select: { aId: true, bId: true, score: true, reasons: true, apartAt: true, a: facts, b: facts },
} as const;

const shaped = ({ a, b, reasons, ...rest }: Prisma.DuplicateCandidateGetPayload<typeof pair>) => {
  const said = reasons as MatchReason[];
  return {
    ...rest,
    reasons: said,
    certainty: certaintyOf({ score: rest.score, reasons: said }),
    a: side(a),
    b: side(b),
  };
};

export type DuplicatesFilter = PageRequest & {
  /** Decided to be two people, in place of what is open. */
  apart: boolean;
  certainty: 'LIKELY' | 'POSSIBLE' | null;
  countryCode: string | null;
};

/** Pairs of records that may be one person, both of them the actor's to see, the likeliest first. */
export async function duplicates(actor: Actor, { apart, certainty, countryCode, page }: DuplicatesFilter) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  const mine = visiblePeople(actor);
  const where: Prisma.DuplicateCandidateWhereInput = {
    apartAt: apart ? { not: null } : null,
    ...(certainty === 'LIKELY' ? { score: { gte: likelyScore } } : {}),
    ...(certainty === 'POSSIBLE' ? { score: { lt: likelyScore } } : {}),
    AND: [
      { a: mine },
      { b: mine },
      ...(countryCode ? [{ OR: [{ a: { countryCode } }, { b: { countryCode } }] }] : []),
    ],
  };
  const [total, rows] = await Promise.all([
    db.duplicateCandidate.count({ where }),
    db.duplicateCandidate.findMany({
      where,
      orderBy: [{ score: 'desc' }, { aId: 'asc' }, { bId: 'asc' }],
      ...pageOf(page),
      ...pair,
    }),
  ]);
  return { rows: rows.map(shaped), total, page, mayMerge: canCoordinateEverything(actor) };
}

export type DuplicatePair = Awaited<ReturnType<typeof duplicates>>['rows'][number];

/** Who else a person may be, as far as the actor sees them: what is open, the likeliest first. */
export async function duplicatesOf(actor: Actor, personId: string) {
  if (!canCoordinate(actor)) throw new NotFound('person');
  const mine = visiblePeople(actor);
  const rows = await db.duplicateCandidate.findMany({
    where: { apartAt: null, OR: [{ aId: personId }, { bId: personId }], AND: [{ a: mine }, { b: mine }] },
    orderBy: [{ score: 'desc' }, { aId: 'asc' }, { bId: 'asc' }],
    take: 10,
    ...pair,
  });
  return rows.map(shaped).map(({ a, b, ...rest }) => ({ ...rest, other: a.id === personId ? b : a }));
}
