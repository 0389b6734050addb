import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { costTotals } from './rules';
import { hundredthsOf, shareOut } from './shares/rules';

/**
 * Who pays for a run, what it was to cost and cost, and what each donor's part of that is. For whoever manages the run;
 * throws NotFound for all others. Amounts are in the smallest unit of their currency.
 */
export async function runMoney(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        id: true,
        donors: {
          orderBy: [{ sharePercent: { sort: 'desc', nulls: 'last' } }, { donor: { name: 'asc' } }],
          select: { sharePercent: true, donor: { select: { id: true, name: true, nameRu: true } } },
        },
        costs: {
          where: { endedAt: null },
          orderBy: { id: 'asc' },
          take: 500,
          select: { id: true, line: true, currency: true, budgetMinor: true, actualMinor: true },
        },
        allowance: { select: { currency: true, perDayMinor: true } },
      },
    }));
  if (!run) throw new NotFound('run');
  const costs = run.costs.map(({ budgetMinor, actualMinor, ...cost }) => ({
    ...cost,
    budgetMinor: budgetMinor === null ? null : Number(budgetMinor),
    actualMinor: actualMinor === null ? null : Number(actualMinor),
  }));
  const totals = costTotals(costs);
  const donors = run.donors.map(({ donor, sharePercent }) => ({
    ...donor,
    sharePercent: sharePercent?.toNumber() ?? null,
  }));
  const shares = donors.flatMap(({ id: donor, sharePercent }) =>
    sharePercent === null ? [] : [{ id: donor, hundredths: hundredthsOf(sharePercent) }],
  );
  const parts = totals.map(({ currency, actualMinor }) => ({ currency, of: shareOut(actualMinor, shares) }));
  return {
    id: run.id,
    costs,
    totals,
    donors: donors.map((donor) => ({
      ...donor,
      parts:
        donor.sharePercent === null
          ? []
          : parts.map(({ currency, of }) => ({ currency, minor: of.get(donor.id) ?? 0 })),
    })),
    allowance: run.allowance && {
      currency: run.allowance.currency,
      perDayMinor: Number(run.allowance.perDayMinor),
    },
  };
}

export type RunMoney = Awaited<ReturnType<typeof runMoney>>;
