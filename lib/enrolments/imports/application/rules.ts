import type { Decision, Decisions } from '../schema';
import { outcomeOf, targetOf } from '../rules';
import type { PreviewRow } from '../types';

export type Undecided = 'ASK' | 'NEW' | 'SAME';

/** Somebody whom the list puts on the run: a new person or a known one, and the rows that say so. */
export type Entry = { personId: string | null; row: PreviewRow };

export type ImportPlan = {
  entries: Entry[];
  /** What each row was in the end, to be kept. */
  decisions: Decisions;
  /** Rows that repeat an earlier one of the same person. */
  repeated: number;
  leftOut: number;
  /** Rows that nobody decided: the import cannot be applied. */
  undecided: number[];
};

/**
 * What applying would do: each person once, the first row of a person speaking for them. A row that repeats a
 * row that was left out takes its place.
 */
export function importPlan(rows: readonly PreviewRow[], undecided: Undecided): ImportPlan {
  const plan: ImportPlan = { entries: [], decisions: {}, repeated: 0, leftOut: 0, undecided: [] };
  const identities = new Map<number, string>();
  const taken = new Set<string>();
  for (const row of rows) {
    const decision = outcomeOf(row) ?? fallback(row, undecided);
    if (!decision) {
      plan.undecided.push(row.row);
      continue;
    }
    plan.decisions[String(row.row)] = decision;
    if (decision === 'SKIP') {
      plan.leftOut += 1;
      continue;
    }
    const target = targetOf(decision);
    const own = `ROW:${row.row}`;
    const identity = !target
      ? own
      : 'personId' in target
        ? target.personId
        : (identities.get(target.row) ?? own);
    identities.set(row.row, identity);
    if (taken.has(identity)) plan.repeated += 1;
    else plan.entries.push({ personId: identity.startsWith('ROW:') ? null : identity, row });
    taken.add(identity);
  }
  return plan;
}

function fallback({ candidates }: PreviewRow, undecided: Undecided): Decision | null {
  if (undecided === 'ASK') return null;
  const [likeliest] = candidates;
  if (undecided === 'NEW' || !likeliest) return 'NEW';
  return likeliest.personId ? `PERSON:${likeliest.personId}` : `ROW:${likeliest.row}`;
}
