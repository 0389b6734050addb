import type { ReportScope } from '../scope/types';
import { crowdOf } from '@/lib/runs/counts/rules';
import { db } from '@/lib/db/client';
import { participationsOf, runsOf } from './plain';

type Run = Awaited<ReturnType<typeof runsOf>>[number];

/** Who pays for a run and how much of it, in per cent; '' is nobody. */
function payersOf({ donors }: Run): [string, number][] {
  const [only] = donors;
  if (donors.length === 1 && only) return [[only.donorId, 100]];
  const stated = donors.filter(({ sharePercent }) => sharePercent !== null);
  return stated.length > 0
    ? stated.map(({ donorId, sharePercent }) => [donorId, Number(sharePercent)])
    : [['', 100]];
}

/** Shares a whole out by what is due: whole parts first, then one each to the largest fractions. */
function rounded(due: Map<string, number>, whole: number): Map<string, number> {
  const parts = new Map([...due].map(([id, exact]) => [id, Math.floor(exact / 100)]));
  let left = whole - [...parts.values()].reduce((sum, part) => sum + part, 0);
  const fraction = (exact: number) => Math.round((exact % 100) * 100) / 100;
  const order = [...due].sort(([a, x], [b, y]) => fraction(y) - fraction(x) || y - x || (a < b ? -1 : 1));
  for (const [id] of order) if (left-- > 0) parts.set(id, (parts.get(id) ?? 0) + 1);
  return parts;
}

/** The donors' parts of figures and costs once more, unit by unit in plain loops; under '' those of nobody. */
export async function plainParts(scope: ReportScope): Promise<Map<string, Record<string, number>>> {
  const runs = new Map((await runsOf(scope)).map((run) => [run.id, run]));
  const units: [key: string, runId: string, many: number][] = [];
  const lastOf = new Map<string, { runId: string; at: string }>();
  for (const { id, personId, runId, endsOn, days } of await participationsOf(scope)) {
    units.push(['participations', runId, 1], ['personDays', runId, days]);
    const at = `${endsOn} ${id}`;
    if (at > (lastOf.get(personId)?.at ?? '')) lastOf.set(personId, { runId, at });
  }
  for (const { runId } of lastOf.values()) units.push(['people', runId, 1]);
  for (const run of runs.values()) {
    units.push(['runs', run.id, 1]);
    const counts = await db.runCount.findMany({
      where: { runId: run.id, endedAt: null },
      orderBy: { id: 'asc' },
      include: { cells: true },
    });
    units.push(['counted', run.id, crowdOf(counts).people]);
    for (const cost of await db.runCost.findMany({ where: { runId: run.id, endedAt: null } }))
      units.push(
        [`${cost.currency} budgetMinor`, run.id, Number(cost.budgetMinor ?? 0)],
        [`${cost.currency} actualMinor`, run.id, Number(cost.actualMinor ?? 0)],
      );
  }
  const parts = new Map<string, Record<string, number>>();
  for (const key of new Set(units.map(([each]) => each))) {
    const due = new Map<string, number>();
    let whole = 0;
    for (const [each, runId, many] of units) {
      const run = runs.get(runId);
      if (each !== key || !run) continue;
      whole += many;
      for (const [id, percent] of payersOf(run))
        due.set(id, Math.round(((due.get(id) ?? 0) + many * percent) * 100) / 100);
    }
    for (const [id, part] of rounded(due, whole)) parts.set(id, { ...parts.get(id), [key]: part });
  }
  return parts;
}
