'use client';

import { useCallback, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Th, Thead, Tr } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { ScoresFile } from '@/lib/assessment/file/queries';
import type { ResultsSheet } from '@/lib/assessment/queries';
import type { TestKind } from '@/prisma/generated/enums';
import { AssessorChoice } from './assessor-choice';
import {
  cellKey,
  pastedBlock,
  shownScore,
  standingVerdict,
  testKinds,
  withScores,
  type OutOf,
} from './drafts';
import { FileFilled, FillFromFile } from './file-fill';
import type { FindPeople } from './find-assessor';
import { OutOfFields } from './out-of-fields';
import { ResultRow } from './result-row';
import { useDrafts, type RecordResults } from './use-drafts';

type Props = {
  sheet: ResultsSheet;
  /** The person of who is looking. */
  self: string | null;
  record: RecordResults;
  /** For who manages the run: anybody can have assessed. */
  find: FindPeople | null;
};

/** Scores and verdicts of a run's people: typed, pasted or filled in from a file, and saved all together. */
export function ResultsGrid({ sheet, self, record, find }: Props) {
  const t = useTranslations('tests');
  const text = useRefusalText();
  const [outOf, setOutOf] = useState<OutOf>(sheet.outOf);
  const [assessorId, setAssessorId] = useState(self ?? '');
  const [filled, setFilled] = useState<ScoresFile | null>(null);
  const { drafts, problems, failed, pending, count, change, discard, save } = useDrafts(
    sheet,
    outOf,
    record,
    (saved) => {
      setFilled(null);
      toast.success(t('saved', { count: saved }));
    },
  );
  const open = sheet.rows.filter(({ own, onRoster }) => onRoster && !own);

  const onType = useCallback(
    (enrolmentId: string, kind: TestKind, typed: string) =>
      change([cellKey(enrolmentId, kind)], (before) =>
        withScores(before, [{ enrolmentId, kind, text: typed }], 'ENTERED'),
      ),
    [change],
  );
  const onSay = useCallback(
    (enrolmentId: string, said: { passed: boolean | null; remark: string }) => {
      const key = cellKey(enrolmentId, assessorId);
      change([key], (before) => ({ ...before, verdicts: { ...before.verdicts, [key]: said } }));
    },
    [change, assessorId],
  );
  const fill = (file: ScoresFile) => {
    const values = file.rows.flatMap(({ enrolmentId, ...row }) =>
      file.kinds.flatMap((kind) => (row[kind] ? [{ enrolmentId, kind, text: row[kind] }] : [])),
    );
    setFilled(file);
    change(
      values.map(({ enrolmentId, kind }) => cellKey(enrolmentId, kind)),
      (before) => withScores(before, values, 'FILE'),
    );
  };

  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const { column, place } = (event.target as HTMLElement).dataset;
    const block = pastedBlock(event.clipboardData.getData('text/plain'));
    const from = open.findIndex(({ enrolmentId }) => enrolmentId === place);
    const first = testKinds.findIndex((kind) => kind === column);
    if (!block || from < 0 || first < 0) return;
    event.preventDefault();
    const cells = block.flatMap((line, down) =>
      line.map((value, right) => ({
        enrolmentId: open[from + down]?.enrolmentId,
        kind: testKinds[first + right],
        text: value,
      })),
    );
    const written = cells.filter((cell) => cell.text !== '');
    const values = written.flatMap(({ enrolmentId, kind, text: value }) =>
      enrolmentId && kind ? [{ enrolmentId, kind, text: value }] : [],
    );
    change(
      values.map(({ enrolmentId, kind }) => cellKey(enrolmentId, kind)),
      (before) => withScores(before, values, 'ENTERED'),
    );
    toast(t('pasted', { count: values.length }));
    const over = written.length - values.length;
    if (over > 0) toast.warning(t('pasteOver', { count: over }));
  };

  const problemOf = (enrolmentId: string, column: string) => {
    const problem = problems[cellKey(enrolmentId, column)];
    return problem && text(problem);
  };
  const wrong = Object.keys(problems).length;
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      actions={
        !sheet.run.cancelled && (
          <FillFromFile<ScoresFile>
            url={`/api/runs/${sheet.run.id}/scores-file`}
            words={{
              ...{ open: t('file.open'), title: t('file.title') },
              ...{ hint: t('file.hint'), drop: t('file.drop') },
            }}
            onRead={fill}
          />
        )
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-3">
        {sheet.run.cancelled && <Notice tone="info">{t('cancelled')}</Notice>}
        {filled && <FileFilled file={filled} />}
        <div className="flex flex-wrap items-end gap-4">
          <AssessorChoice
            assessors={sheet.assessors}
            value={assessorId}
            onChange={setAssessorId}
            find={find}
          />
          <OutOfFields outOf={outOf} onChange={setOutOf} />
        </div>
        <Failure refusals={failed.refusals} errorId={failed.errorId} />
        {wrong > 0 && (
          <Notice tone="danger" live>
            {t('problems', { count: wrong })}
          </Notice>
        )}
      </div>
      <div onPaste={paste} onKeyDown={walk}>
        <Table caption={t('caption')}>
          <Thead>
            <Tr>
              <Th>{t('column.person')}</Th>
              <Th>{t('column.PRE')}</Th>
              <Th>{t('column.POST')}</Th>
              <Th>{t('column.verdict')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {sheet.rows.map((row) => {
              const { enrolmentId } = row;
              const stands = standingVerdict(row, assessorId);
              const draft = drafts.verdicts[cellKey(enrolmentId, assessorId)];
              return (
                <ResultRow
                  key={enrolmentId}
                  {...{ row, outOf, assessorId, onType, onSay }}
                  texts={{
                    PRE: shownScore(row, 'PRE', drafts, outOf),
                    POST: shownScore(row, 'POST', drafts, outOf),
                  }}
                  timeZone={sheet.run.timeZone}
                  passed={draft ? draft.passed : (stands?.passed ?? null)}
                  remark={draft?.remark ?? stands?.remark ?? ''}
                  preProblem={problemOf(enrolmentId, 'PRE')}
                  postProblem={problemOf(enrolmentId, 'POST')}
                  verdictProblem={problemOf(enrolmentId, assessorId)}
                  cancelled={sheet.run.cancelled}
                />
              );
            })}
          </Tbody>
        </Table>
      </div>
      <div className="border-line bg-surface sticky bottom-(--sticky-bottom,0px) z-10 flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
        <p role="status" className="text-ink-muted mr-auto text-sm">
          {t('changed', { count })}
        </p>
        <Button disabled={count === 0} onClick={discard}>
          {t('discard')}
        </Button>
        <Button variant="primary" pending={pending} disabled={count === 0} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </Panel>
  );
}

/** Enter and the arrow keys go down and up the column, as in a spreadsheet; a select keeps its own arrows. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const at = event.target as HTMLElement;
  const { column } = at.dataset;
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!column || !step || (event.key !== 'Enter' && at instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const all = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(`[data-column="${column}"]:not(:disabled)`),
  ];
  const next = all[all.indexOf(at) + step];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
