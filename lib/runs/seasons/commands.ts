import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { lockHolders, runToChange } from '../access/queries';
import { fillDays } from '../agenda/template/commands';
import { landing } from '../agenda/template/rules';
import { templateBlocks } from '../agenda/template/queries';
import { planRun } from '../planning/commands';
import type { RunInput } from '../schema';
import { assign } from '../trainers/assignment/commands';
import { inRow, runBeside, runOfRow } from './rules';
import type { SeasonInput, SeasonRow } from './schema';

const planMs = 60_000;

/**
 * Plans one course in many places: a run a row, with its agenda, its trainers and the run beside it, all of them or none.
 * Refuses what `scheduleRun`, `applyTemplate` and `assignTrainer` refuse, every row's refusals at once and beside its
 * fields.
 */
export async function planSeason(
  actor: Actor,
  season: SeasonInput,
): Promise<Outcome<{ seasonId: string; runIds: string[] }>> {
  return inTransaction(
    async (tx) => {
      const { titleEn, titleRu, rows } = season;
      const { id: seasonId } = await tx.season.create({
        data: { titleEn, titleRu, createdBy: actor.by },
        select: { id: true },
      });
      // All at once and in one order, so that two seasons that want the same trainers come one after another.
      await lockHolders(
        tx,
        rows.flatMap(({ trainerIds }) => trainerIds),
        [],
      );
      const refusals: Refusal[] = [];
      const runIds: string[] = [];
      for (const [index, row] of rows.entries()) {
        const planned = await planRow(tx, actor, season, row, seasonId);
        if (planned.ok) runIds.push(...planned.value);
        else refusals.push(...planned.refusals.map((each) => inRow(index, each)));
      }
      if (refusals.length > 0) return refuseAll(unique(refusals));
      await audit(tx, actor, {
        action: 'planSeason',
        subjectType: 'season',
        subjectId: seasonId,
        details: { courseId: season.courseId, runs: runIds.length },
      });
      return done({ seasonId, runIds });
    },
    { timeoutMs: planMs },
  );
}

/** What all rows share is refused once. */
const unique = (refusals: readonly Refusal[]): Refusal[] => [
  ...new Map(refusals.map((each) => [JSON.stringify(each), each])).values(),
];

async function planRow(
  tx: Transaction,
  actor: Actor,
  season: SeasonInput,
  row: SeasonRow,
  seasonId: string,
): Promise<Outcome<string[]>> {
  const input = runOfRow(season, row);
  if (!input.ok) return input;
  const planned = await planFilled(tx, actor, input.value, { seasonId, besideId: null }, season.agenda);
  if (!planned.ok) return planned;
  const refusals: Refusal[] = [];
  for (const personId of row.trainerIds) {
    const run = await runToChange(tx, actor, planned.value);
    const reasons = { waiverReason: row.reason, clashReason: row.reason };
    const assigned = await assign(tx, actor, run, { personId, ...reasons });
    if (!assigned.ok) refusals.push(...assigned.refusals);
  }
  const besideInput = runBeside(season, row);
  if (besideInput && !besideInput.ok) return besideInput;
  const beside = besideInput?.ok
    ? await planFilled(tx, actor, besideInput.value, { seasonId, besideId: planned.value }, season.agenda)
    : null;
  if (beside && !beside.ok) refusals.push(...beside.refusals.map(ofBeside));
  if (refusals.length > 0) return refuseAll(refusals);
  return done([planned.value, ...(beside?.ok ? [beside.value] : [])]);
}

const ofBeside = ({ path, ...rest }: Refusal): Refusal => ({
  ...rest,
  ...(path === 'courseId' ? { path: 'beside' } : path ? { path } : {}),
});

/** A run of the season, and its days filled with the agenda of its course where it has one and it is asked for. */
async function planFilled(
  tx: Transaction,
  actor: Actor,
  input: RunInput,
  belonging: { seasonId: string; besideId: string | null },
  agenda: boolean,
): Promise<Outcome<string>> {
  const planned = await planRun(tx, actor, input, belonging);
  if (!planned.ok) return planned;
  const { runId } = planned.value;
  if (!agenda) return done(runId);
  const all = landing(await templateBlocks(tx, input.courseId), input, new Set());
  const days = all.filter(({ state }) => state === 'FREE').map(({ dayNumber }) => dayNumber);
  if (days.length === 0) return done(runId);
  const filled = await fillDays(tx, actor, await runToChange(tx, actor, runId), {
    days,
    withTrainers: false,
  });
  return filled.ok ? done(runId) : filled;
}
