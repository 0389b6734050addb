import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import type { Actor } from '../actor';
import { canAdminister } from '../policy';
import { accountState, type AccountState } from './rules';

const grantFacts = {
  where: { revokedAt: null },
  orderBy: { grantedAt: 'asc' },
  select: {
    id: true,
    role: true,
    grantedAt: true,
    programme: { select: { code: true, titleEn: true, titleRu: true } },
    country: { select: { nameEn: true, nameRu: true } },
    institution: { select: { name: true } },
  },
} satisfies Prisma.Account$grantsArgs;

const inState: Record<AccountState, Prisma.AccountWhereInput> = {
  ACTIVE: { disabledAt: null, activatedAt: { not: null } },
  INVITED: { disabledAt: null, activatedAt: null },
  DISABLED: { disabledAt: { not: null } },
};

export type AccountFilter = PageRequest & { state: AccountState | null };

/** All accounts, by name, with the rights that they hold. For administrators. */
export async function accounts(actor: Actor, { q, page, state }: AccountFilter) {
  if (!canAdminister(actor)) throw new NotFound('accounts');
  const words = q.split(/\s+/).filter(Boolean);
  const where: Prisma.AccountWhereInput = {
    AND: [
      ...words.map((word): Prisma.AccountWhereInput => ({
        OR: [{ name: { contains: word, mode: 'insensitive' } }, { email: { contains: word.toLowerCase() } }],
      })),
      ...(state ? [inState[state]] : []),
    ],
  };
  const [found, total] = await Promise.all([
    db.account.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...pageOf(page),
      select: {
        id: true,
        email: true,
        name: true,
        demo: true,
        activatedAt: true,
        disabledAt: true,
        grants: grantFacts,
      },
    }),
    db.account.count({ where }),
  ]);
  const rows = found.map((row) => ({ ...row, state: accountState(row) }));
  return { rows, total, page } satisfies Page<(typeof rows)[number]>;
}

/** One account. For administrators. */
export async function account(actor: Actor, accountId: string) {
  if (!canAdminister(actor)) throw new NotFound('account');
  const found = await db.account.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      email: true,
      name: true,
      language: true,
      demo: true,
      createdAt: true,
      activatedAt: true,
      disabledAt: true,
      person: { select: { id: true, officialName: true, latinName: true } },
      grants: grantFacts,
    },
  });
  if (!found) throw new NotFound('account');
  return { ...found, state: accountState(found) };
}

/** What a right can be limited to, for the form. For administrators. */
export async function grantChoices(actor: Actor) {
  if (!canAdminister(actor)) throw new NotFound('grants');
  const [programmes, countries, institutions] = await Promise.all([
    db.programme.findMany({
      orderBy: { code: 'asc' },
      select: { id: true, code: true, titleEn: true, titleRu: true },
    }),
    db.country.findMany({
      where: { OR: [{ programmes: { some: {} } }, { runs: { some: {} } }, { institutions: { some: {} } }] },
      select: { code: true, nameEn: true, nameRu: true },
    }),
    db.institution.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  ]);
  return { programmes, countries, institutions };
}

/** People without an account whose name fits, for the link from an invitation. For administrators. */
export async function peopleWithoutAccount(actor: Actor, folded: string) {
  if (!canAdminister(actor)) throw new NotFound('people');
  const words = folded.split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return db.person.findMany({
    where: { AND: [{ account: null }, ...words.map((word) => ({ searchKey: { contains: word } }))] },
    orderBy: { searchKey: 'asc' },
    take: 20,
    select: { id: true, officialName: true, latinName: true, email: true },
  });
}
