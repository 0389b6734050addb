import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visiblePeople } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { Sex } from '@/prisma/generated/enums';
import { searchWords } from './rules';

export type PeopleFilter = PageRequest & {
  countryCode: string | null;
  institutionId: string | null;
  sex: Sex | null;
};

const institutionNames = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;
const countryNames = { select: { nameEn: true, nameRu: true } } as const;

/** People in whom every word of the search is found: in a name in any script, a phone, an address, the institution. */
export const foundPeople = (q: string): Prisma.PersonWhereInput => ({
  AND: searchWords(q).map(({ kind, text }): Prisma.PersonWhereInput => {
    if (kind === 'email') return { email: { contains: text } };
    if (kind === 'phone') return { phone: { contains: text } };
    return { OR: [{ searchKey: { contains: text } }, { institution: { searchKey: { contains: text } } }] };
  }),
});

/** The people whom the actor sees, by name, a page at a time. */
export async function people(actor: Actor, filter: PeopleFilter) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  const { countryCode, institutionId, sex } = filter;
  const where: Prisma.PersonWhereInput = {
    AND: [
      visiblePeople(actor),
      foundPeople(filter.q),
      ...(countryCode ? [{ countryCode }] : []),
      ...(institutionId ? [{ institutionId }] : []),
      ...(sex ? [{ sex }] : []),
    ],
  };
  const [total, rows] = await Promise.all([
    db.person.count({ where }),
    db.person.findMany({
      where,
      orderBy: [{ searchKey: 'asc' }, { id: 'asc' }],
      ...pageOf(filter.page),
      select: {
        id: true,
        officialName: true,
        latinName: true,
        sex: true,
        position: true,
        institution: institutionNames,
        country: countryNames,
        _count: { select: { enrolments: { where: { state: 'CONFIRMED', run: managedRuns(actor) } } } },
      },
    }),
  ]);
  const shaped = rows.map(({ _count, ...row }) => ({ ...row, runs: _count.enrolments }));
  return { rows: shaped, total, page: filter.page } satisfies Page<(typeof shaped)[number]>;
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

/** Everything that the actor may know of one person: who they are, what they attended, taught and hold. */
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
      qualifications: {
        orderBy: { validFrom: 'desc' },
        select: {
          id: true,
          typeId: true,
          validFrom: true,
          validUntil: true,
          withdrawnAt: true,
          withdrawnReason: true,
          type: { select: { nameEn: true, nameRu: true } },
        },
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
  return db.person.findMany({
    where: { AND: [visiblePeople(actor), foundPeople(q)] },
    orderBy: [{ searchKey: 'asc' }, { id: 'asc' }],
    take: 20,
    select: choiceFacts,
  });
}

/** The same facts of people whose ids are known; those whom the actor does not see are left out. */
export async function peopleById(actor: Actor, ids: string[]) {
  if (!canCoordinate(actor)) throw new NotFound('people');
  return db.person.findMany({
    where: { AND: [{ id: { in: ids } }, visiblePeople(actor)] },
    select: choiceFacts,
  });
}
