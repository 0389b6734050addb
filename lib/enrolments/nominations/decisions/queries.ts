import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { matchList } from '@/lib/people/matching/rules';
import type { RowToMatch, RowVerdict } from '@/lib/people/matching/types';
import { knownPeople } from '@/lib/people/recognition/queries';
import { dayOf } from '@/lib/time/day';

const asNamed = {
  id: true,
  callId: true,
  rank: true,
  state: true,
  officialName: true,
  latinName: true,
  sex: true,
  birthDate: true,
  email: true,
  phone: true,
  position: true,
  institution: true,
  enrolmentId: true,
  enrolment: { select: { state: true } },
  call: {
    select: {
      institutionId: true,
      countryCode: true,
      submittedAt: true,
      institution: { select: { name: true, countryCode: true } },
    },
  },
} as const;

/** Nominations of runs that the actor manages, as they were written. */
export async function nominationsToDecide(tx: Db, actor: Actor, runId: string, ids: readonly string[]) {
  const rows = await tx.nomination.findMany({
    where: { id: { in: [...ids] }, runId, run: managedRuns(actor) },
    orderBy: [{ callId: 'asc' }, { rank: 'asc' }],
    select: asNamed,
  });
  return rows.map(({ birthDate, enrolment, ...row }) => ({
    ...row,
    birthDate: birthDate ? dayOf(birthDate) : null,
    enrolment: enrolment?.state ?? null,
  }));
}

export type NominationToDecide = Awaited<ReturnType<typeof nominationsToDecide>>[number];

type Written = Pick<
  NominationToDecide,
  'officialName' | 'latinName' | 'sex' | 'birthDate' | 'phone' | 'email'
> & { institution: string | null };

/**
 * Who the nominated are, among everyone the office knows and among each other: new, the same, or maybe the same, with
 * reasons, in the order given.
 */
export async function recognised(tx: Db, nominated: readonly Written[]) {
  const rows = nominated.map(
    ({ officialName, latinName, sex, birthDate, phone, email, institution }, index): RowToMatch => ({
      ...{ row: index + 1, officialName, latinName, sex, birthDate, phone, email, institution },
    }),
  );
  const known = await knownPeople(tx, rows);
  const verdicts: RowVerdict[] = matchList(rows, known);
  return { known: new Map(known.map((person) => [person.personId, person])), verdicts };
}
