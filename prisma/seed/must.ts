import type { Outcome } from '@/lib/errors/outcome';

/** The value of a command that the seed relies on; a refusal there is a defect of the seed, and stops it. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.refusals.slice(0, 5))}`);
}
