import type { Transaction } from '@/lib/db/transaction';
import { mailLanguage } from '@/lib/mail/rules';
import { shownName } from '@/lib/people/names/rules';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';
import { renewalStandings } from '../renewals/queries';
import { endingWithinDays } from '../rules';

/**
 * The next of those to be told that their status ends, locked; another process that looks at the same time gets others.
 * Told are holders with an address, once for each last day, unless a later status of the same kind goes on.
 */
const toldNext = (tx: Transaction, today: Day, atMost: number) => tx.$queryRaw<{ id: string }[]>`
  SELECT q.id FROM qualification q JOIN person p ON p.id = q.person_id
  WHERE q.withdrawn_at IS NULL AND q.valid_from <= ${dateOf(today)}::date
    AND q.valid_until BETWEEN ${dateOf(today)}::date AND ${dateOf(addDays(today, endingWithinDays))}::date
    AND q.ending_told_for IS DISTINCT FROM q.valid_until
    AND (p.email IS NOT NULL OR EXISTS (
      SELECT FROM account a WHERE a.person_id = p.id AND a.disabled_at IS NULL))
    AND NOT EXISTS (
      SELECT FROM qualification o WHERE o.person_id = q.person_id AND o.type_id = q.type_id AND o.withdrawn_at IS NULL
        AND (o.valid_until IS NULL OR o.valid_until > q.valid_until))
  ORDER BY q.valid_until, q.id LIMIT ${atMost} FOR UPDATE OF q SKIP LOCKED`;

/** Statuses whose holders are to be told now that they end, with what the mail needs; they stay locked. */
export async function endingsToTell(tx: Transaction, today: Day, atMost: number) {
  const ids = (await toldNext(tx, today, atMost)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const renewals = await renewalStandings(tx, ids, today);
  const rows = await tx.qualification.findMany({
    where: { id: { in: ids } },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      validUntil: true,
      type: {
        select: {
          ...{ nameEn: true, nameRu: true },
          refresherCourse: { select: { titleEn: true, titleRu: true } },
        },
      },
      person: {
        select: {
          ...{ officialName: true, latinName: true, email: true },
          ...{ preferredLanguage: true, countryCode: true },
          account: { select: { email: true, language: true, disabledAt: true } },
        },
      },
    },
  });
  return rows.flatMap(({ validUntil, person, ...row }) => {
    const account = person.account?.disabledAt === null ? person.account : null;
    const email = person.email ?? account?.email;
    if (!validUntil || !email) return [];
    const language = mailLanguage({
      preferredLanguage: person.preferredLanguage ?? account?.language ?? null,
      countryCode: person.countryCode,
    });
    const name = language === 'EN' ? (person.latinName ?? shownName(person)) : shownName(person);
    return [
      { ...row, ...{ language, name, email }, validUntil: dayOf(validUntil), renewal: renewals.get(row.id) },
    ];
  });
}

export type EndingStatus = Awaited<ReturnType<typeof endingsToTell>>[number];
