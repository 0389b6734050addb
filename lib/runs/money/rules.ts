/** A line of costs, in the smallest unit of its currency. */
export type CostLine = { currency: string; budgetMinor: number | null; actualMinor: number | null };

export type CostTotal = { currency: string; budgetMinor: number; actualMinor: number };

/** What a run was to cost and cost, a sum a currency: what is in two currencies is never added up. */
export function costTotals(lines: readonly CostLine[]): CostTotal[] {
  const totals = new Map<string, CostTotal>();
  for (const { currency, budgetMinor, actualMinor } of lines) {
    const total = totals.get(currency) ?? { currency, budgetMinor: 0, actualMinor: 0 };
    total.budgetMinor += budgetMinor ?? 0;
    total.actualMinor += actualMinor ?? 0;
    totals.set(currency, total);
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** What a person-day cost, in the smallest unit, rounded half up; null where nobody attended a day. */
export const costPerDay = (actualMinor: number, personDays: number): number | null =>
  personDays > 0 ? Number((BigInt(actualMinor) * 2n + BigInt(personDays)) / (2n * BigInt(personDays))) : null;
