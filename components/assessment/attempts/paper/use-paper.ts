'use client';

import { useCallback, useEffect, useState } from 'react';
import { useRouter } from 'next/navigation';
import { call, nothingFailed } from '@/components/certificates/call';
import type { Action } from '@/components/runs/form-types';
import type { PaperSaved } from '@/lib/assessment/attempts/paper/commands';
import type { PaperPerson, PaperSheet } from '@/lib/assessment/attempts/paper/queries';
import type { PaperInput } from '@/lib/assessment/attempts/paper/schema';
import type { Refusal } from '@/lib/errors/outcome';

export type SavePaper = Action<PaperInput & { runId: string }, PaperSaved>;

export type PaperDraft = { cells: string[]; source: 'PAPER' | 'FILE' };
type Drafts = Record<string, PaperDraft>;

const same = (row: PaperPerson, draft: PaperDraft) =>
  row.cells.every((cell, index) => cell === (draft.cells[index] ?? '').trim());

/** What is typed into the grid of answers until its rows are saved: each that is right is, the others stay with why not. */
export function usePaper(
  sheet: PaperSheet,
  testId: string,
  save: SavePaper,
  onSaved: (done: { saved: number; refused: number }) => void,
) {
  const router = useRouter();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [problems, setProblems] = useState<Record<string, Refusal[]>>({});
  const [failed, setFailed] = useState(nothingFailed);
  const [pending, setPending] = useState(false);
  /** What was saved, from the rows as they were: it stands in the cells until the new rows are there. */
  const [sent, setSent] = useState<{ drafts: Drafts; rows: PaperSheet['rows'] } | null>(null);
  if (sent && sent.rows !== sheet.rows) {
    setSent(null);
    setDrafts(Object.fromEntries(Object.entries(drafts).filter(([id, draft]) => sent.drafts[id] !== draft)));
  }
  const changed = sheet.rows.filter((row) => {
    const draft = drafts[row.enrolmentId];
    return draft && !same(row, draft);
  });
  const count = changed.length;

  useEffect(() => {
    if (count === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [count]);

  /** Writes into cells: by the row of each, its column from 0, and the text. */
  const write = useCallback(
    (
      values: readonly { row: PaperPerson; column: number; text: string }[],
      source: PaperDraft['source'] = 'PAPER',
    ) => {
      setDrafts((before) => {
        const after = { ...before };
        for (const { row, column, text } of values) {
          const cells = [...(after[row.enrolmentId]?.cells ?? row.cells)];
          cells[column] = text;
          after[row.enrolmentId] = { cells, source };
        }
        return after;
      });
      const touched = new Set(values.map(({ row }) => row.enrolmentId));
      setProblems((before) =>
        Object.keys(before).some((id) => touched.has(id))
          ? Object.fromEntries(Object.entries(before).filter(([id]) => !touched.has(id)))
          : before,
      );
    },
    [],
  );

  const discard = () => {
    setDrafts({});
    setProblems({});
    setFailed(nothingFailed);
  };

  const saveAll = async () => {
    setFailed(nothingFailed);
    setPending(true);
    const rows = changed.map(({ enrolmentId, seen, cells }) => ({
      ...{ enrolmentId, seen, cells: drafts[enrolmentId]?.cells ?? cells },
      source: drafts[enrolmentId]?.source ?? ('PAPER' as const),
    }));
    const answer = await call(save({ runId: sheet.run.id, kind: sheet.kind, testId, rows }));
    setPending(false);
    if ('failed' in answer) return setFailed(answer.failed);
    const { saved, refused } = answer.value;
    setProblems(Object.fromEntries(refused.map(({ enrolmentId, refusals }) => [enrolmentId, refusals])));
    const done = Object.fromEntries(Object.entries(drafts).filter(([id]) => saved.includes(id)));
    setSent({ drafts: done, rows: sheet.rows });
    onSaved({ saved: saved.length, refused: refused.length });
    router.refresh();
  };

  return {
    ...{ drafts, problems, failed, count, write, discard, saveAll },
    pending: pending || sent !== null,
  };
}
