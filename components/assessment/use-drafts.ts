'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useRouter } from 'next/navigation';
import { call, nothingFailed, type Action } from '@/components/certificates/call';
import type { Refusal } from '@/lib/errors/outcome';
import type { ResultsSheet } from '@/lib/assessment/queries';
import type { ResultsInput } from '@/lib/assessment/schema';
import {
  besideCells,
  changedCells,
  noDrafts,
  unreadable,
  withoutSent,
  type Drafts,
  type OutOf,
} from './drafts';

export type RecordResults = Action<ResultsInput & { runId: string }, { scores: number; verdicts: number }>;

/** What is typed into the grid of a run, until it is saved all together: the cells, what is wrong with them, the saving. */
export function useDrafts(
  sheet: ResultsSheet,
  outOf: OutOf,
  record: RecordResults,
  onSaved: (n: number) => void,
) {
  const router = useRouter();
  const [drafts, setDrafts] = useState<Drafts>(noDrafts);
  const [problems, setProblems] = useState<Record<string, Refusal>>({});
  const [failed, setFailed] = useState(nothingFailed);
  const [pending, setPending] = useState(false);
  /** What was saved, from the rows as they were: it stands in the cells until the new rows are there, so that nothing flickers. */
  const [sent, setSent] = useState<{ drafts: Drafts; rows: ResultsSheet['rows'] } | null>(null);
  if (sent && sent.rows !== sheet.rows) {
    setSent(null);
    setDrafts(withoutSent(drafts, sent.drafts));
  }
  const cells = useMemo(() => changedCells(sheet.rows, drafts, outOf), [sheet.rows, drafts, outOf]);
  const count = cells.keys.scores.length + cells.keys.verdicts.length;

  useEffect(() => {
    if (count === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [count]);

  /** Changes drafts; what was wrong with these cells is no more until it is saved again. */
  const change = useCallback((keys: readonly string[], next: (before: Drafts) => Drafts) => {
    setDrafts(next);
    setProblems((before) => {
      if (!keys.some((key) => key in before)) return before;
      return Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key)));
    });
  }, []);

  const discard = () => {
    setDrafts(noDrafts);
    setProblems({});
    setFailed(nothingFailed);
  };

  const save = async () => {
    const wrong = unreadable(cells);
    setProblems(wrong);
    setFailed(nothingFailed);
    if (Object.keys(wrong).length > 0) return;
    setPending(true);
    const answer = await call(record({ ...cells.input, runId: sheet.run.id }));
    setPending(false);
    if ('failed' in answer) {
      const { problems: beside, general } = besideCells(answer.failed.refusals, cells);
      setProblems(beside);
      setFailed({ refusals: general, errorId: answer.failed.errorId });
      return;
    }
    setSent({ drafts, rows: sheet.rows });
    onSaved(answer.value.scores + answer.value.verdicts);
    router.refresh();
  };

  return { drafts, problems, failed, pending: pending || sent !== null, count, change, discard, save };
}
