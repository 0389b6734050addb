import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { ResultInput } from './schema';

const titled = { titleEn: true, titleRu: true } as const;
const named = { nameEn: true, nameRu: true } as const;

const ofForm = {
  ...{ courseId: true, institutionId: true, countryCode: true, achievedBy: true, place: true, what: true },
  ...{ quantity: true, unit: true, furtherQuantity: true, furtherUnit: true },
  ...{ happenedFrom: true, happenedTo: true, remark: true, source: true },
} as const;

/** A result as lists show it. */
export const resultSelect = {
  id: true,
  ...ofForm,
  course: { select: titled },
  institution: { select: { id: true, name: true, ...named } },
  country: { select: named },
  runs: { select: { run: { select: { id: true, code: true } } }, orderBy: { run: { startsOn: 'asc' } } },
  _count: { select: { files: { where: { removedAt: null } } } },
} as const satisfies Prisma.ResultSelect;

type Row = Prisma.ResultGetPayload<{ select: typeof resultSelect }>;

/** Figures as numbers and days as days. */
export const shownResult = ({ _count, runs, ...row }: Row) => ({
  ...row,
  quantity: row.quantity?.toNumber() ?? null,
  furtherQuantity: row.furtherQuantity?.toNumber() ?? null,
  happenedFrom: row.happenedFrom && dayOf(row.happenedFrom),
  happenedTo: row.happenedTo && dayOf(row.happenedTo),
  runs: runs.map(({ run }) => run),
  files: _count.files,
});

export type ResultView = ReturnType<typeof shownResult>;

/** What the form holds of a result of the programme; null where there is none. For commands that have decided already. */
export async function resultInput(
  tx: Transaction,
  programmeId: string,
  resultId: string,
): Promise<ResultInput | null> {
  const found = await tx.result.findFirst({
    where: { id: resultId, programmeId, removedAt: null },
    select: { ...ofForm, runs: { select: { runId: true } } },
  });
  if (!found) return null;
  const { runs, ...row } = found;
  return {
    ...row,
    quantity: row.quantity?.toNumber() ?? null,
    furtherQuantity: row.furtherQuantity?.toNumber() ?? null,
    happenedFrom: row.happenedFrom && dayOf(row.happenedFrom),
    happenedTo: row.happenedTo && dayOf(row.happenedTo),
    runIds: runs.map(({ runId }) => runId),
  };
}

/**
 * A result with who entered it and what it said before each correction, the newest first; `timeZone`: the office's. For
 * whoever sees the programme; throws NotFound for all others.
 */
export async function resultRecord(actor: Actor, resultId: string) {
  const id = idOf(resultId);
  const found =
    id &&
    (await db.result.findFirst({
      where: { id, removedAt: null, programme: visibleProgrammes(actor) },
      select: {
        ...resultSelect,
        ...{ programmeId: true, enteredAt: true, enteredBy: true },
        changes: {
          orderBy: { id: 'desc' },
          take: 100,
          select: { id: true, at: true, by: true, before: true },
        },
      },
    }));
  if (!found) throw new NotFound('result');
  const { changes, enteredAt, enteredBy, programmeId, ...row } = found;
  const names = await namesOfAccounts([enteredBy, ...changes.map(({ by }) => by)]);
  const office = await db.office.findUnique({ where: { id: 1 }, select: { timeZone: true } });
  return {
    ...shownResult(row),
    timeZone: office?.timeZone ?? 'UTC',
    programmeId,
    enteredAt,
    enteredBy: names(enteredBy),
    changes: changes.map(({ before, ...change }) => ({
      ...change,
      by: names(change.by),
      before: before as Partial<ResultInput>,
    })),
  };
}

export type ResultRecord = Awaited<ReturnType<typeof resultRecord>>;

/**
 * What came of a run: the results that are tied to it, and those of its course that are tied to no run (`ofCourse`). For
 * whoever manages the run; throws NotFound for all others.
 */
export async function runResults(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: { id: true, courseId: true },
    }));
  if (!run) throw new NotFound('run');
  const rows = await db.result.findMany({
    where: {
      removedAt: null,
      OR: [{ runs: { some: { runId: run.id } } }, { courseId: run.courseId, runs: { none: {} } }],
    },
    orderBy: { id: 'asc' },
    take: 200,
    select: resultSelect,
  });
  return rows.map((row) => ({ ...shownResult(row), ofCourse: row.runs.length === 0 }));
}

/** For choosing: the runs of a programme that the actor manages, the latest first. */
export async function runChoices(actor: Actor, programmeId: string, keep: readonly string[] = []) {
  const runs = await db.courseRun.findMany({
    where: { AND: [managedRuns(actor), { programmeId }] },
    orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
    take: 500,
    select: { id: true, code: true, startsOn: true, cityEn: true, cityRu: true },
  });
  const missing = keep.filter((id) => !runs.some((run) => run.id === id));
  const kept =
    missing.length > 0
      ? await db.courseRun.findMany({
          where: { AND: [managedRuns(actor), { programmeId, id: { in: missing } }] },
          select: { id: true, code: true, startsOn: true, cityEn: true, cityRu: true },
        })
      : [];
  return [...runs, ...kept].map(({ startsOn, ...run }) => ({ ...run, startsOn: dayOf(startsOn) }));
}
