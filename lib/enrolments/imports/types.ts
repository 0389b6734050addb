import type { Refusal } from '@/lib/errors/outcome';
import type { Difference } from '@/lib/people/intake/rules';
import type { ListColumn, ListRow, SkippedRow } from '@/lib/people/lists/types';
import type { MatchReason } from '@/lib/people/matching/types';
import type { EnrolmentState } from '@/prisma/generated/enums';
import type { Decision } from './schema';

export type Verdict = 'NEW' | 'SAME' | 'MAYBE' | 'REFUSED';
export const verdicts = ['NEW', 'SAME', 'MAYBE', 'REFUSED'] as const satisfies readonly Verdict[];

/** Somebody whom a row is or may be: only what identifies the match. */
export type CandidateView = {
  /** Null: another row of the same list, itself new. */
  personId: string | null;
  row: number | null;
  score: number;
  reasons: MatchReason[];
  officialName: string | null;
  latinName: string | null;
  institution: string | null;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
  /** On the run already, in this state. */
  onRun: EnrolmentState | null;
  /** The run on which they are expected on the same days; "…" where it is not the reader's to know. */
  busyOn: string | null;
};

export type PreviewRow = Omit<ListRow, 'problems'> & {
  verdict: Verdict;
  /** Why it is refused. */
  problems: Refusal[];
  candidates: CandidateView[];
  /** The first row of the list that is the same person. */
  duplicateOfRow: number | null;
  /** Where the list differs from what is known of the person; what is known stays. */
  differences: Difference[];
  /** What happens unless it is decided otherwise; null: it has to be decided. */
  proposed: Decision | null;
  decided: Decision | null;
};

export type PreviewTotals = {
  rows: number;
  new: number;
  same: number;
  maybe: number;
  refused: number;
  /** Each person once, whoever stands twice in the list; those who may be known count as people of their own. */
  people: number;
  women: number;
  /** Known people who are on the run already. */
  onRun: number;
  /** Rows that still have to be decided. */
  undecided: number;
};

export type ReadFile = {
  format: string;
  encoding: string | null;
  separator: string | null;
  sheet: string;
  /** All that were read. */
  sheets: string[];
  otherSheets: string[];
  headerRow: number | null;
  columns: ListColumn[];
  skipped: SkippedRow[];
  hiddenRows: number[];
  /** Whose list it is: of rows that name no country. */
  country: string | null;
};

/** What applying a list did. */
export type ImportCounts = {
  /** People who were not known before. */
  created: number;
  /** People who were. */
  known: number;
  /** Of those, on the run already, and left as they are. */
  onRunAlready: number;
  enrolled: number;
  repeated: number;
  leftOut: number;
  /** Institutions that were not known before. */
  institutions: number;
};
