import type { Refusal } from '@/lib/errors/outcome';
import type { ResultsRow } from '@/lib/assessment/queries';
import type { ResultsInput } from '@/lib/assessment/schema';
import { readScore, sameScore, writeScore } from '@/lib/assessment/scores/rules';
import type { ScoreSource, TestKind } from '@/prisma/generated/enums';

export const testKinds = ['PRE', 'POST'] as const satisfies TestKind[];

export type OutOf = Record<TestKind, number>;

/** What was typed and is not saved: scores by place and test, verdicts by place and assessor. */
export type Drafts = {
  scores: Record<string, { text: string; source: ScoreSource }>;
  verdicts: Record<string, { passed: boolean | null; remark: string }>;
};

export const noDrafts: Drafts = { scores: {}, verdicts: {} };

/** The cell of a score, or of an assessor's verdict: also the key of its draft and of its problem. */
export const cellKey = (enrolmentId: string, column: string): string => `${enrolmentId} ${column}`;

export const standingScore = (row: ResultsRow, kind: TestKind) => (kind === 'PRE' ? row.pre : row.post);

export const standingVerdict = (row: ResultsRow, assessorId: string) =>
  row.verdicts.find((verdict) => verdict.assessorId === assessorId) ?? null;

/** What stands in the cell: the draft, else what is saved. */
export function shownScore(row: ResultsRow, kind: TestKind, { scores }: Drafts, outOf: OutOf): string {
  const saved = writeScore(standingScore(row, kind)?.score ?? null, outOf[kind]);
  return scores[cellKey(row.enrolmentId, kind)]?.text ?? saved;
}

type Cells = { input: ResultsInput; keys: { scores: string[]; verdicts: string[] } };

/** The drafts that say something else than what is saved, as the command takes them, and the cell of each. */
export function changedCells(rows: readonly ResultsRow[], drafts: Drafts, outOf: OutOf): Cells {
  const cells: Cells = { input: { scores: [], verdicts: [] }, keys: { scores: [], verdicts: [] } };
  for (const row of rows) {
    const { enrolmentId } = row;
    for (const kind of testKinds) {
      const key = cellKey(enrolmentId, kind);
      const draft = drafts.scores[key];
      const stands = standingScore(row, kind);
      const read = draft && readScore(draft.text, outOf[kind]);
      if (!draft || (read?.ok && sameScore(read.value, stands?.score ?? null))) continue;
      cells.input.scores.push({ enrolmentId, kind, ...draft, outOf: outOf[kind], seen: stands?.id ?? null });
      cells.keys.scores.push(key);
    }
    for (const [key, draft] of Object.entries(drafts.verdicts)) {
      const [of, assessorId = ''] = key.split(' ');
      const stands = standingVerdict(row, assessorId);
      const remark = draft.remark.trim() || null;
      if (of !== enrolmentId) continue;
      if ((stands?.passed ?? null) === draft.passed && (stands?.remark ?? null) === remark) continue;
      cells.input.verdicts.push({
        ...{ enrolmentId, assessorId, passed: draft.passed, remark },
        seen: stands?.id ?? null,
      });
      cells.keys.verdicts.push(key);
    }
  }
  return cells;
}

/** Which cells of a change cannot be read, found before anything is sent. */
export function unreadable({ input, keys }: Cells): Record<string, Refusal> {
  const problems: Record<string, Refusal> = {};
  for (const [index, { text, outOf }] of input.scores.entries()) {
    const read = readScore(text, outOf);
    const key = keys.scores[index];
    if (!read.ok && key && read.refusals[0]) problems[key] = read.refusals[0];
  }
  return problems;
}

/** What the command refused, beside the cells that it names; the rest is said above the grid. */
export function besideCells(refusals: readonly Refusal[], { keys }: Pick<Cells, 'keys'>) {
  const problems: Record<string, Refusal> = {};
  const general: Refusal[] = [];
  for (const refusal of refusals) {
    const [list, index] = (refusal.path ?? '').split('.');
    const of = list === 'scores' ? keys.scores : list === 'verdicts' ? keys.verdicts : [];
    const key = of[Number(index)];
    if (key) problems[key] = refusal;
    else general.push(refusal);
  }
  return { problems, general };
}

/** Drafts with values that came from elsewhere put in: a pasted column, or a file. */
export function withScores(
  drafts: Drafts,
  values: readonly { enrolmentId: string; kind: TestKind; text: string }[],
  source: ScoreSource,
): Drafts {
  const put = values.map(({ enrolmentId, kind, text }) => [cellKey(enrolmentId, kind), { text, source }]);
  return { ...drafts, scores: { ...drafts.scores, ...Object.fromEntries(put) } };
}

/** Drafts without those that were saved; what was typed over them meanwhile stays. */
export function withoutSent(drafts: Drafts, sent: Drafts): Drafts {
  const left = <Draft>(all: Record<string, Draft>, saved: Record<string, Draft>) =>
    Object.fromEntries(Object.entries(all).filter(([key, draft]) => saved[key] !== draft));
  return { scores: left(drafts.scores, sent.scores), verdicts: left(drafts.verdicts, sent.verdicts) };
}

/** A block copied from a spreadsheet, as rows of cells; null for what is a single cell and pastes as text. */
export function pastedBlock(text: string): string[][] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}
