import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { shownName } from '@/lib/people/names/rules';
import { mailLanguage } from '@/lib/mail/rules';
import { dayOf } from '@/lib/time/day';
import { instantToLocal } from '@/lib/time/wall-clock';
import type { Facts } from '../schema';

const runSelect = {
  startsOn: true,
  endsOn: true,
  timeZone: true,
  sensitive: true,
  cityEn: true,
  cityRu: true,
  country: { select: { nameEn: true, nameRu: true } },
  venue: { select: { name: true, address: true } },
  course: { select: { titleEn: true, titleRu: true } },
  sessions: {
    where: { cancelledAt: null },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true, endsAt: true, trackId: true },
  },
} as const;

type Block = { startsAt: Date; endsAt: Date };

function hoursOf(blocks: readonly Block[], zone: string): Facts['days'] {
  const days = new Map<string, { from: string; to: string }>();
  for (const { startsAt, endsAt } of blocks) {
    const [from, to] = [instantToLocal(startsAt, zone), instantToLocal(endsAt, zone)];
    const known = days.get(from.slice(0, 10));
    // A block that ends after midnight belongs to the day on which it began.
    days.set(from.slice(0, 10), {
      from: known?.from ?? from.slice(11),
      to: known && known.to > to.slice(11) ? known.to : to.slice(11),
    });
  }
  return [...days].map(([day, hours]) => ({ day, ...hours }));
}

/** What the people of a run have to know, for those of each track (null: for people of none). */
export async function runFacts(tx: Transaction, runId: string): Promise<(trackId: string | null) => Facts> {
  const run = await tx.courseRun.findUnique({ where: { id: runId }, select: runSelect });
  if (!run) throw new NotFound('run');
  const { timeZone, sensitive, cityEn, cityRu, country, venue, course, sessions } = run;
  const placeIn = (city: string, land: string) =>
    venue ? [venue.name, venue.address, city].filter(Boolean).join(', ') : `${city}, ${land}`;
  return (trackId) => {
    const own = sessions.filter((session) => session.trackId === null || session.trackId === trackId);
    const last = own.reduce((end, { endsAt }) => Math.max(end, endsAt.getTime()), 0);
    return {
      ...course,
      ...{ timeZone, sensitive, cityEn, cityRu },
      startsOn: dayOf(run.startsOn),
      endsOn: dayOf(run.endsOn),
      days: hoursOf(own, timeZone),
      startsAt: own[0]?.startsAt.toISOString() ?? null,
      endsAt: own[0] ? new Date(last).toISOString() : null,
      placeEn: placeIn(cityEn, country.nameEn),
      placeRu: placeIn(cityRu ?? cityEn, country.nameRu),
    };
  };
}

const recipientSelect = {
  id: true,
  state: true,
  trackId: true,
  person: {
    select: {
      officialName: true,
      latinName: true,
      email: true,
      preferredLanguage: true,
      countryCode: true,
      account: { select: { email: true, language: true, disabledAt: true } },
    },
  },
  invitation: true,
} as const;

type Which = { enrolmentIds?: readonly string[]; invited?: boolean };

/** The people of a run as they are written to: address, language, and what they were told so far. */
export async function recipients(tx: Transaction, runId: string, { enrolmentIds, invited }: Which) {
  const rows = await tx.enrolment.findMany({
    where: {
      runId,
      ...(enrolmentIds ? { id: { in: [...enrolmentIds] } } : {}),
      ...(invited ? { invitation: { isNot: null } } : {}),
    },
    orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
    select: recipientSelect,
  });
  return rows.map(({ person, ...row }) => {
    const account = person.account?.disabledAt === null ? person.account : null;
    const language = mailLanguage({
      preferredLanguage: person.preferredLanguage ?? account?.language ?? null,
      countryCode: person.countryCode,
    });
    return {
      ...row,
      language,
      name: shownName(person),
      /** The name that a text in this language can be read with. */
      addressed: language === 'EN' ? (person.latinName ?? shownName(person)) : shownName(person),
      email: person.email ?? account?.email ?? null,
    };
  });
}

export type Recipient = Awaited<ReturnType<typeof recipients>>[number];
