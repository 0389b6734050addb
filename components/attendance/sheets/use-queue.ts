'use client';

import { useCallback, useRef, useState } from 'react';
import { sheetLimit } from '@/lib/attendance/sheets/rules';
import { fileKind } from '@/lib/files/kind';
import type { SheetDay } from '@/lib/attendance/sheets/queries';
import type { Refusal } from '@/lib/errors/outcome';
import { readSheetCode } from './read-code';
import { sendSheet } from './send-sheet';
import { choiceOf, targetOfChoice, targetOfPage } from './targets';

/** A file that waits to be attached. */
export type Queued = {
  key: number;
  file: File;
  /** UNFIT: it can never be attached; READING: its code is being looked for. */
  state: 'UNFIT' | 'READING' | 'WAITING' | 'SENDING';
  choice: string;
  /** What was read from the page. `choice`: what it is by that code; empty: not of this run. */
  read: { code: string; choice: string; page: number | null } | null;
  /** 0 to 1. */
  sent: number;
  refusals: Refusal[];
  errorId: string | null;
};

async function unfit(file: File): Promise<{ refusal: Refusal } | { mediaType: string }> {
  if (file.size > sheetLimit)
    return { refusal: { code: 'SHEET_TOO_LARGE', params: { megabytes: sheetLimit / 1024 / 1024 } } };
  const start = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  const kind = fileKind(start);
  return kind ? { mediaType: kind.mediaType } : { refusal: { code: 'SHEET_UNREADABLE' } };
}

type Options = { runId: string; days: readonly SheetDay[]; onAttached: (count: number) => void };

/** Files on their way to be attached: looked at, chosen for, sent one after another; who is refused stays, and says why. */
export function useQueue({ runId, days, onAttached }: Options) {
  const [queue, setQueue] = useState<Queued[]>([]);
  const [sending, setSending] = useState(false);
  const last = useRef(0);
  const change = useCallback(
    (key: number, changes: Partial<Queued>) =>
      setQueue((now) => now.map((each) => (each.key === key ? { ...each, ...changes } : each))),
    [],
  );

  const add = async (file: File) => {
    const key = ++last.current;
    const fresh = { key, file, choice: '', read: null, sent: 0, refusals: [], errorId: null };
    setQueue((now) => [...now, { ...fresh, state: 'READING' }]);
    const looked = await unfit(file);
    if ('refusal' in looked) return change(key, { state: 'UNFIT', refusals: [looked.refusal] });
    const read = await readSheetCode(file, looked.mediaType);
    const target = read && targetOfPage(runId, days, read.said);
    if (!read || !target) return change(key, { state: 'WAITING' });
    if (target === 'FOREIGN')
      return change(key, { state: 'WAITING', refusals: [{ code: 'SHEET_OF_ANOTHER_RUN' }] });
    const choice = choiceOf(target);
    const page = read.pages === 1 ? read.said.page : null;
    setQueue((now) =>
      now.map((each) =>
        each.key === key
          ? {
              ...each,
              state: 'WAITING',
              choice: each.choice || choice,
              read: { code: read.code, choice, page },
            }
          : each,
      ),
    );
  };

  /** Sends one; true where it is attached, and it leaves the queue. */
  const send = async ({ key, file, choice, read }: Queued): Promise<boolean> => {
    const target = targetOfChoice(choice);
    if (!target) {
      change(key, { refusals: [{ code: 'SHEET_TARGET_NEEDED', path: 'choice' }] });
      return false;
    }
    change(key, { state: 'SENDING', sent: 0, refusals: [], errorId: null });
    // A code of several pages names only the first of them.
    const code = read && read.page !== null && read.choice === choice ? read.code : null;
    const answer = await sendSheet(runId, file, { ...target, code }, (sent) => change(key, { sent }));
    if (answer.ok) setQueue((now) => now.filter((each) => each.key !== key));
    else change(key, { state: 'WAITING', refusals: answer.refusals, errorId: answer.errorId });
    return answer.ok;
  };

  const sendAll = async () => {
    setSending(true);
    let attached = 0;
    for (const each of queue) if (each.state === 'WAITING' && (await send(each))) attached++;
    setSending(false);
    if (attached > 0) onAttached(attached);
  };

  return {
    queue,
    sending,
    add,
    choose: (key: number, choice: string) => change(key, { choice, refusals: [] }),
    remove: (key: number) => setQueue((now) => now.filter((each) => each.key !== key)),
    sendAll,
  };
}
