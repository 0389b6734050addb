'use client';

import { useCallback, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslations } from 'next-intl';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Th, Thead, Tr } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { AnswersFile } from '@/lib/assessment/attempts/file/queries';
import type { PaperPerson, PaperSheet } from '@/lib/assessment/attempts/paper/queries';
import { laidOver } from '@/lib/assessment/attempts/paper/rules';
import { pastedBlock } from '../../drafts';
import { FileFilled, FillFromFile } from '../../file-fill';
import { PaperRow } from './paper-row';
import { usePaper, type SavePaper } from './use-paper';

type Props = { sheet: PaperSheet; testId: string; save: SavePaper };

/** Answers on paper, people by questions: typed, pasted or filled in from a file, and saved row by row. */
export function PaperGrid({ sheet, testId, save }: Props) {
  const t = useTranslations('runTests');
  const [filled, setFilled] = useState<AnswersFile | null>(null);
  const { rows, questions, kind, run } = sheet;
  const grid = usePaper(sheet, testId, save, ({ saved, refused }) => {
    setFilled(null);
    if (saved > 0) toast.success(t('sheet.saved', { count: saved }));
    if (refused > 0) toast.error(t('sheet.refused', { count: refused }));
  });
  const { write } = grid;
  const onType = useCallback(
    (row: PaperPerson, column: number, text: string) => write([{ row, column, text }]),
    [write],
  );
  /** Rows that can be typed into, and where each stands. */
  const open = rows.filter(({ locked }) => locked === null);

  const fill = (file: AnswersFile) => {
    const values = file.rows.flatMap(({ enrolmentId, cells }) => {
      const row = open.find((each) => each.enrolmentId === enrolmentId);
      return row
        ? Object.entries(cells).map(([number, text]) => ({ row, column: Number(number) - 1, text }))
        : [];
    });
    setFilled(file);
    write(values, 'FILE');
  };

  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const at = (event.target as HTMLElement).dataset;
    const block = pastedBlock(event.clipboardData.getData('text/plain'));
    const person = rows[Number(at.row)];
    if (!block || !person || at.column === undefined) return;
    event.preventDefault();
    const from = { row: open.indexOf(person), column: Number(at.column) };
    const laid = laidOver(block, from, { rows: open.length, columns: questions.length });
    const values = laid.flatMap(({ row, ...cell }) => (open[row] ? [{ row: open[row], ...cell }] : []));
    write(values);
    toast(t('sheet.pasted', { count: values.length }));
    const over = block.flat().length - values.length;
    if (over > 0) toast.warning(t('sheet.pasteOver', { count: over }));
  };

  return (
    <Panel
      flush
      title={t('sheet.title', { kind: t(`kind.${kind}`) })}
      hint={t('sheet.hint')}
      actions={
        !run.cancelled && (
          <FillFromFile<AnswersFile>
            url={`/api/runs/${run.id}/answers-file?kind=${kind.toLowerCase()}`}
            words={{
              ...{ open: t('sheet.file.open'), title: t('sheet.file.title') },
              ...{ hint: t('sheet.file.hint'), drop: t('sheet.file.drop') },
            }}
            onRead={fill}
          />
        )
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-3 empty:hidden">
        {filled && <FileFilled file={filled} />}
        <Failure refusals={grid.failed.refusals} errorId={grid.failed.errorId} />
      </div>
      <div onPaste={paste} onKeyDown={walk}>
        <Table caption={t('sheet.caption')} phone="scroll" boxed>
          <Thead>
            <Tr>
              <Th className="left-0 z-20!">{t('sheet.person')}</Th>
              {questions.map(({ id, text }, index) => (
                <Th key={id} className="px-1! text-center" title={text}>
                  {index + 1}
                </Th>
              ))}
              <Th>{t('sheet.note')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((row, index) => (
              <PaperRow
                key={row.enrolmentId}
                {...{ row, index, onType }}
                draft={grid.drafts[row.enrolmentId]}
                problems={grid.problems[row.enrolmentId]}
                disabled={run.cancelled}
              />
            ))}
          </Tbody>
        </Table>
      </div>
      <div className="border-line bg-surface sticky bottom-(--sticky-bottom,0px) z-10 flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
        <p role="status" className="text-ink-muted mr-auto text-sm">
          {t('sheet.changed', { count: grid.count })}
        </p>
        <Button disabled={grid.count === 0} onClick={grid.discard}>
          {t('sheet.discard')}
        </Button>
        <Button
          variant="primary"
          pending={grid.pending}
          disabled={grid.count === 0}
          onClick={() => void grid.saveAll()}
        >
          {t('sheet.save')}
        </Button>
      </div>
    </Panel>
  );
}

/** Where a key leads from a cell, as in a spreadsheet; sideways only from the edge of what is written. */
function stepOf(event: KeyboardEvent<HTMLElement>, cell: HTMLInputElement): [down: number, right: number] {
  const { selectionStart: start, selectionEnd: end, value } = cell;
  const whole = start === 0 && end === value.length;
  if (event.key === 'Enter') return [event.shiftKey ? -1 : 1, 0];
  if (event.key === 'ArrowDown') return [1, 0];
  if (event.key === 'ArrowUp') return [-1, 0];
  if (event.key === 'ArrowRight' && (whole || start === value.length)) return [0, 1];
  if (event.key === 'ArrowLeft' && (whole || end === 0)) return [0, -1];
  return [0, 0];
}

/** Enter and the arrow keys move between the cells, past those that are locked. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const at = event.target;
  if (!(at instanceof HTMLInputElement) || at.dataset.column === undefined) return;
  const [down, right] = stepOf(event, at);
  if (down === 0 && right === 0) return;
  event.preventDefault();
  const line = down === 0 ? `[data-row="${at.dataset.row}"]` : `[data-column="${at.dataset.column}"]`;
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input${line}:not(:disabled)`)];
  const next = cells[cells.indexOf(at) + down + right];
  next?.focus();
  next?.select();
}
