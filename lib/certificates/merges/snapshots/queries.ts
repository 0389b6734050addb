import type { Transaction } from '@/lib/db/transaction';
import { Prisma } from '@/prisma/generated/client';
import { tables, type Rows } from './rules';

/** Whose rows: the two people, the enrolments of theirs that are joined, and their accounts. */
export type Scope = { people: string[]; joined: string[]; accounts: string[] };

const ofPeople = ({ people }: Scope) => Prisma.sql`t.person_id = ANY(${people}::uuid[])`;
const ofJoined = ({ joined }: Scope) => Prisma.sql`t.enrolment_id = ANY(${joined}::uuid[])`;

const conditions: Record<string, (scope: Scope) => Prisma.Sql> = {
  person: ({ people }) => Prisma.sql`t.id = ANY(${people}::uuid[])`,
  account: ({ accounts }) => Prisma.sql`t.id = ANY(${accounts}::uuid[])`,
  enrolment_decision: ofJoined,
  attendance_operation: ofJoined,
  attendance_mark: ofJoined,
  walk_in: ofJoined,
  test_score: ofJoined,
  test_attempt: ofJoined,
  assessor_verdict: (scope) =>
    Prisma.sql`(${ofJoined(scope)} OR t.assessor_id = ANY(${scope.people}::uuid[]))`,
  invitation: ofJoined,
  place_offer: ofJoined,
  mail_message: ofJoined,
  supervisor: ofJoined,
  follow_up: ofJoined,
  certificate_hold: ofJoined,
  nomination: (scope) => Prisma.sql`(${ofPeople(scope)} OR ${ofJoined(scope)})`,
  duplicate_candidate: ({ people }) =>
    Prisma.sql`(t.a_id = ANY(${people}::uuid[]) OR t.b_id = ANY(${people}::uuid[]))`,
};

/** Every row that a merge may touch, as it is now, and held until the end of the transaction. */
export async function rowsOf(tx: Transaction, scope: Scope): Promise<Rows> {
  const rows: Rows = {};
  for (const { name } of tables) {
    const [found] = await tx.$queryRaw<{ rows: Rows[string] }[]>`
      SELECT coalesce(jsonb_agg(to_jsonb(held)), '[]') AS rows
      FROM (SELECT t.* FROM ${Prisma.raw(`"${name}"`)} t WHERE ${(conditions[name] ?? ofPeople)(scope)} FOR UPDATE) held`;
    rows[name] = found?.rows ?? [];
  }
  return rows;
}
