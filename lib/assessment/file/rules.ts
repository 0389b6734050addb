import { matchList } from '@/lib/people/matching/rules';
import type { KnownPerson, MatchReason } from '@/lib/people/matching/types';
import { words } from '@/lib/people/lists/cells/rules';
import type { ListColumn, ListRow } from '@/lib/people/lists/types';
import type { TestKind } from '@/prisma/generated/enums';

/** What the header of a column of scores says, folded: "Pre-test", "Входной тест, баллы", "Post test (%)". */
const before = /\b(pre|before|entry|initial)\b|(^| )(до|вход|предтест|пре|начальн|предварит)/u;
const after = /\b(post|after|final|exit)\b|(^| )(после|выход|посттест|пост|итог|заключит)/u;
const score =
  /\b(score|scores|result|results|points|test|mark|percent)\b|(^| )(балл|результат|оценк|тест|процент)/u;

/**
 * The columns that hold scores. One that says only "score" is that of the test after the run, which is what a certificate
 * may hang on; where two columns say the same, the first is read.
 */
export function scoreColumns(columns: readonly ListColumn[]): Partial<Record<TestKind, number>> {
  const found: Partial<Record<TestKind, number>> = {};
  const free = columns.filter(({ field }) => field === null);
  const take = (kind: TestKind, says: (header: string) => boolean) => {
    const column = free.find(
      ({ index, header }) => says(words(header)) && !Object.values(found).includes(index),
    );
    if (column && found[kind] === undefined) found[kind] = column.index;
  };
  take('PRE', (header) => before.test(header) && !after.test(header));
  take('POST', (header) => after.test(header) && !before.test(header));
  take('POST', (header) => score.test(header) && !before.test(header));
  return found;
}

export type Unmatched = 'NOBODY' | 'SEVERAL' | 'TWICE';

const differs = (reason: MatchReason) => reason.endsWith('_DIFFERS') && reason !== 'NAME_ORDER_DIFFERS';

/**
 * Whom of the run each row is: by name, e-mail or phone, as lists of people are recognised. Among the people of one run a
 * name is enough where only one of them bears it and nothing contradicts; two of one name are for a person to tell apart.
 */
export function matchRows(
  rows: readonly ListRow[],
  people: readonly KnownPerson[],
): { row: number; match: { personId: string } | { unmatched: Unmatched } }[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const [verdict] = matchList([row], [...people]);
    const fits = (verdict?.candidates ?? []).filter(({ reasons }) => !reasons.some(differs));
    const personId = verdict?.personId ?? (fits.length === 1 ? fits[0]?.personId : null) ?? null;
    if (!personId) {
      return { row: row.row, match: { unmatched: fits.length > 1 ? 'SEVERAL' : 'NOBODY' } };
    }
    if (taken.has(personId)) return { row: row.row, match: { unmatched: 'TWICE' } };
    taken.add(personId);
    return { row: row.row, match: { personId } };
  });
}
