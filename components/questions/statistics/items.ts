import type { QuestionStatistics } from '@/lib/assessment/statistics/queries';
import type { TestKind } from '@/prisma/generated/enums';

/** A question in one of its versions, with what was answered to it before and after. */
export type Item = Pick<
  QuestionStatistics,
  'questionId' | 'number' | 'versionId' | 'version' | 'questionKind' | 'points' | 'definition' | 'paired'
> & { tests: Partial<Record<TestKind, QuestionStatistics>> };

/** By number, the latest version first. */
export function itemsOf(rows: readonly QuestionStatistics[]): Item[] {
  const items = new Map<string, Item>();
  for (const row of rows) {
    const item = items.get(row.versionId) ?? { ...row, tests: {} };
    items.set(row.versionId, { ...item, tests: { ...item.tests, [row.kind]: row } });
  }
  return [...items.values()].sort((a, b) => a.number - b.number || b.version - a.version);
}

/** Where the figures of a question stand on the page. */
export const placeOf = ({ number, version }: Pick<Item, 'number' | 'version'>) => `q${number}-${version}`;
