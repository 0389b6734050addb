import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf, pageOf, type Page } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';

export type AuditFilter = {
  page: number;
  /** The kind of thing that was changed, or null for all. */
  subjectType: string | null;
  /** The id of a thing, or of the account that acted; anything else finds nothing. */
  q: string;
};

/** What was done, latest first, with the names that accounts have now. For administrators. */
export async function auditEntries(actor: Actor, { page, subjectType, q }: AuditFilter) {
  if (!canAdminister(actor)) throw new NotFound('audit');
  const where: Prisma.AuditEntryWhereInput = {
    ...(subjectType ? { subjectType } : {}),
    ...(q ? { OR: [{ subjectId: q }, { actor: q }] } : {}),
  };
  const [found, total, kinds, office] = await Promise.all([
    db.auditEntry.findMany({
      where,
      orderBy: { seq: 'desc' },
      ...pageOf(page),
      select: {
        seq: true,
        at: true,
        actor: true,
        action: true,
        subjectType: true,
        subjectId: true,
        details: true,
      },
    }),
    db.auditEntry.count({ where }),
    db.auditEntry.findMany({
      distinct: ['subjectType'],
      orderBy: { subjectType: 'asc' },
      select: { subjectType: true },
    }),
    db.office.findFirst({ select: { timeZone: true } }),
  ]);
  const ids = found.flatMap((entry) => [entry.actor, entry.subjectId]).filter((id) => idOf(id) !== null);
  const accounts = await db.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const rows = found.map((entry) => ({
    ...entry,
    seq: Number(entry.seq),
    actorName: names.get(entry.actor) ?? null,
    subjectName: names.get(entry.subjectId) ?? null,
  }));
  return {
    rows,
    total,
    page,
    kinds: kinds.map((kind) => kind.subjectType),
    timeZone: office?.timeZone ?? 'UTC',
  } satisfies Page<(typeof rows)[number]> & { kinds: string[]; timeZone: string };
}
