import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { Sex } from '@/prisma/generated/enums';
import { searchPeople } from './search/queries';
import { searchWords } from './search/rules';

export type PeopleFilter = PageRequest & {
  countryCode: string | null;
  institutionId: string | null;
  sex: Sex | null;
};

const institutionNames = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;
const countryNames = { select: { nameEn: true, nameRu: true } } as const;

/**
 * The search's words as a filter, for lists that are small already (the people of a run); the list of everyone is
 * searched by ./search.
 */
export const foundPeople = (q: string): Prisma.PersonWhereInput => ({
  AND: searchWords(q).map(({ kind, text }): Prisma.PersonWhereInput => {
    if (kind === 'email') return { email: { contains: text } };
    if (kind === 'phone') return { phone: { contains: text } };
    if (text.length < 3)
      return { OR: [{ searchKey: { startsWith: text } }, { searchKey: { contains: ` ${text}` } }] };
    return { OR: [{ searchKey: { contains: text } }, { institution: { searchKey: { contains: text } } }] };
  }),
});

const inOrder = <Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** The people whom the actor sees, by name, a page at a time. `more`: there are more than were counted. */
export async function people(actor: Actor, filter: PeopleFilter) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  const { ids, total, more } = await searchPeople(actor, filter, pageOf(filter.page));
  const rows = await db.person.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      officialName: true,
      latinName: true,
      sex: true,
      position: true,
      institution: institutionNames,
      country: countryNames,
    },
  });
  // Counted apart: Prisma would count the enrolments of everybody and take those of a page.
  const counts = await db.enrolment.groupBy({
    by: ['personId'],
    where: { personId: { in: ids }, state: 'CONFIRMED', run: managedRuns(actor) },
    _count: true,
  });
  const runsOf = new Map(counts.map(({ personId, _count }) => [personId, _count]));
  const shaped = inOrder(ids, rows).map((row) => ({ ...row, runs: runsOf.get(row.id) ?? 0 }));
  return { rows: shaped, total, more, page: filter.page } satisfies Page<(typeof shaped)[number]> & {
    more: boolean;
  };
}

const runFacts = {
  select: {
    id: true,
    code: true,
    startsOn: true,
    endsOn: true,
    cityEn: true,
    cityRu: true,
    cancelledAt: true,
    course: { select: { titleEn: true, titleRu: true } },
  },
} as const;

/** Everything that the actor may know of one person: who they are, what they attended and taught. */
export async function person(actor: Actor, personId: string) {
  if (!canCoordinate(actor)) throw new NotFound('person');
  const run = managedRuns(actor);
  const found = await db.person.findFirst({
    where: { AND: [{ id: personId }, visiblePeople(actor)] },
    select: {
      id: true,
      officialName: true,
      latinName: true,
      familyName: true,
      givenName: true,
      patronymic: true,
      sex: true,
      birthDate: true,
      email: true,
      phone: true,
      countryCode: true,
      institutionId: true,
      position: true,
      preferredLanguage: true,
      institution: institutionNames,
      country: countryNames,
      account: { select: { id: true, activatedAt: true, disabledAt: true } },
      enrolments: {
        where: { run },
        orderBy: { run: { startsOn: 'desc' } },
        select: { id: true, state: true, run: runFacts, institution: institutionNames, position: true },
      },
      trainerOf: {
        where: { run, removedAt: null },
        orderBy: { run: { startsOn: 'desc' } },
        select: { id: true, waiverReason: true, run: runFacts },
      },
      certificates: {
        where: { run },
        orderBy: { issuedOn: 'desc' },
        select: { id: true, number: true, kind: true, issuedOn: true, endedAt: true, run: runFacts },
      },
    },
  });
  if (!found) throw new NotFound('person');
  return { ...found, birthDate: found.birthDate && dayOf(found.birthDate) };
}

const choiceFacts = {
  id: true,
  officialName: true,
  latinName: true,
  position: true,
  institution: institutionNames,
} as const;

/** People for a choice, by a few letters in any script: at most 20, with what tells them apart. */
export async function personChoices(actor: Actor, q: string) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  if (searchWords(q).length === 0) return [];
  const { ids } = await searchPeople(actor, { q }, { skip: 0, take: 20 });
  return inOrder(ids, await db.person.findMany({ where: { id: { in: ids } }, select: choiceFacts }));
}

/** The same facts of people whose ids are known; those whom the actor does not see are left out. */
export async function peopleById(actor: Actor, ids: string[]) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  return db.person.findMany({
    where: { AND: [{ id: { in: ids } }, visiblePeople(actor)] },
    select: choiceFacts,
  });
}
