import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import { addJob } from '@/lib/jobs/queue';
import type { Task } from '@/lib/jobs/tasks';
import { lookupNameKeys } from '@/lib/text/names/keys';
import { knownRecords } from '../recognition/queries';
import { pairsSharingAKey } from './queries';
import { comparison, suspicion } from './rules';
import type { ApartInput } from './schema';

export const findDuplicates = 'find-duplicates';

/** So many people are compared by one job: more are more jobs. */
const peopleOfAJob = 500;

/**
 * Asks that people who were just written be compared with all others, once the transaction is through. Part of every
 * command that writes a name, phone, address, day of birth or institution of a person.
 */
export async function duplicatesWanted(tx: Transaction, personIds: readonly string[]): Promise<void> {
  for (let from = 0; from < personIds.length; from += peopleOfAJob) {
    await addJob(tx, findDuplicates, { personIds: personIds.slice(from, from + peopleOfAJob) });
  }
}

const payload = z.object({ personIds: z.array(z.uuid()) });

export const findDuplicatesTask: Task = async (given) => compareWithAll(payload.parse(given).personIds);

/**
 * Compares people with those who share a phone, an address or a key of the name, and writes the suspicions: what was
 * found before and does not hold any more goes, and what somebody decided stays as it was decided.
 */
export async function compareWithAll(personIds: readonly string[]): Promise<void> {
  const people = await knownRecords(db, personIds);
  const keys = people.map((person) => ({
    id: person.personId,
    keys: [
      ...new Set(
        [person.officialName, person.latinName].flatMap((name) => (name ? lookupNameKeys(name) : [])),
      ),
    ],
  }));
  const pairs = await pairsSharingAKey(keys);
  const involved = await knownRecords(db, [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))]);
  const byId = new Map(involved.map((person) => [person.personId, person]));
  const found = pairs.flatMap(({ aId, bId }) => {
    const [a, b] = [byId.get(aId), byId.get(bId)];
    const suspected = a && b ? suspicion(a, b) : null;
    return suspected ? [{ aId, bId, ...suspected }] : [];
  });
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`
      DELETE FROM duplicate_candidate d
      WHERE d.apart_at IS NULL AND (d.a_id = ANY(${personIds}::uuid[]) OR d.b_id = ANY(${personIds}::uuid[]))
        AND (d.a_id, d.b_id) NOT IN (
          SELECT f."aId", f."bId" FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS f("aId" uuid, "bId" uuid))`;
      // Whoever was merged or taken back meanwhile is not there to be suspected.
      await tx.$executeRaw`
      INSERT INTO duplicate_candidate AS d (a_id, b_id, score, reasons)
      SELECT f."aId", f."bId", f.score, f.reasons
      FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS f("aId" uuid, "bId" uuid, score int, reasons jsonb)
      JOIN person a ON a.id = f."aId" JOIN person b ON b.id = f."bId"
      ORDER BY 1, 2
      ON CONFLICT (a_id, b_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons
      WHERE d.apart_at IS NULL AND (d.score, d.reasons) IS DISTINCT FROM (excluded.score, excluded.reasons)`;
    },
    { timeout: 60_000 },
  );
}

/** "Not the same": remembered for ever, whatever is found later; or taken back. */
export async function keepApart(
  actor: Actor,
  { aId, bId, apart }: ApartInput,
): Promise<Outcome<{ apart: boolean }>> {
  if (!canCoordinate(actor)) throw new NotFound('person');
  return inTransaction(async (tx) => {
    const seen = await tx.person.findMany({
      where: { AND: [{ id: { in: [aId, bId] } }, visiblePeople(actor)] },
      select: { id: true },
    });
    if (seen.length < 2) throw new NotFound('person');
    const [a, b] = await knownRecords(tx, [aId, bId]);
    if (!a || !b) throw new NotFound('person');
    const { score, reasons } = comparison(a, b);
    const decision = apart ? { apartAt: new Date(), apartBy: actor.by } : { apartAt: null, apartBy: null };
    await tx.duplicateCandidate.upsert({
      where: { aId_bId: { aId: a.personId, bId: b.personId } },
      create: { aId: a.personId, bId: b.personId, score, reasons, ...decision },
      update: decision,
    });
    await audit(tx, actor, {
      action: 'keepApart',
      subjectType: 'person',
      subjectId: a.personId,
      details: { other: b.personId, apart },
    });
    return done({ apart });
  });
}
