'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Arrival } from '@/lib/attendance/arrival/rules';
import { passHash } from '@/lib/attendance/passes/rules';
import type { Register } from '@/lib/attendance/register/types';
import { conclude, look, nothingInView, readingOf, type Miss } from '@/lib/attendance/scanning/rules';
import type { Done } from '../changes';
import type { Mark } from '../roster';
import type { Held } from '../use-session-register';
import { askOffice, nameElsewhere, type Known } from './elsewhere';
import type { Signal } from './signals';

/** Where what was scanned is now: on the disk, in this page only as the disk is full, or as the browser keeps nothing. */
type Where = 'stored' | 'full' | 'fleeting';

type Outcome =
  | { kind: 'recorded'; person: string | null; as: Arrival; where: Where; done: readonly Done[] }
  | { kind: 'stands'; id: string; person: string | null; mark: Mark; as: Arrival | null }
  | { kind: 'ask'; id: string; person: string | null; why: 'NOT_EXPECTED' | 'NOT_ON_LIST'; as: Arrival }
  | { kind: 'undone'; person: string | null; where: Where }
  | { kind: 'miss'; why: Miss | 'NOT_OPEN' };

/** What became of a scan. `number` tells the same result twice apart. */
export type Result = Outcome & { number: number };

/** So long a result can be seen and heard before the next code is taken. */
const dwellMs = 700;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function signalOf(outcome: Outcome): Signal | null {
  if (outcome.kind === 'miss') return 'miss';
  if (outcome.kind === 'undone') return outcome.where === 'full' ? 'miss' : null;
  if (outcome.kind !== 'recorded') return 'ask';
  return { stored: 'hit', fleeting: 'ask', full: 'miss' }[outcome.where] as Signal;
}

/**
 * Takes codes, from the camera or typed, one after another: concludes what each means, records it, and says what became
 * of it only when that is known.
 */
export function useScanner(held: Held, register: Register, give: (signal: Signal) => void) {
  const [result, setResult] = useState<Result | null>(null);
  const [count, setCount] = useState(0);
  const latest = useRef({ held, register, give });
  useEffect(() => {
    latest.current = { held, register, give };
  });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const inView = useRef(nothingInView);

  /** Works on one thing after another, and shows and sounds what became of each. */
  const next = useCallback((work: () => Promise<Outcome>): Promise<Outcome> => {
    const shown = queue.current.then(work).then((outcome) => {
      setResult((before) => ({ ...outcome, number: (before?.number ?? 0) + 1 }));
      if (outcome.kind === 'recorded' && outcome.where !== 'full') setCount((before) => before + 1);
      const signal = signalOf(outcome);
      if (signal) latest.current.give(signal);
      return outcome;
    });
    queue.current = shown.catch(() => undefined);
    return shown;
  }, []);

  const where = (done: readonly Done[]): Where => {
    const state = latest.current.held.outbox?.snapshot();
    if (done.some(({ id }) => state?.unsaved.has(id))) return 'full';
    return state?.durable ? 'stored' : 'fleeting';
  };

  /** Records, and waits until it is known where that is: nothing is called recorded before. */
  const record = useCallback(async (id: string, person: string | null, as: Arrival): Promise<Outcome> => {
    const { changes } = latest.current.held;
    const done = changes.change(id, as, 'SCAN');
    if (done.length === 0) return { kind: 'miss', why: 'NOT_OPEN' };
    await changes.written();
    return { kind: 'recorded', person, as, where: where(done), done };
  }, []);

  const take = useCallback(
    async (text: string): Promise<Outcome> => {
      const reading = readingOf(text);
      if ('miss' in reading) return { kind: 'miss', why: reading.miss };
      const hash = await passHash(reading.code);
      const concluded = ({ passes, people }: Known) => {
        const { held, register } = latest.current;
        const expectedOf = (id: string) => people.find((each) => each.id === id)?.expected ?? null;
        const markOf = (id: string) => held.marks.get(id) ?? null;
        return conclude({ session: register.session, passes, expectedOf, markOf }, hash, new Date());
      };
      const { passes, people } = latest.current.held;
      let known: Known = {
        passes: passes.loaded?.kind === 'ready' ? passes.loaded.value.passes : null,
        people,
      };
      let conclusion = concluded(known);
      if (conclusion.kind === 'miss' && conclusion.why !== 'CANCELLED') {
        // Somebody may have got a place, or another badge, since.
        known = (await askOffice(latest.current.held)) ?? known;
        conclusion = concluded(known);
      }
      if (conclusion.kind === 'miss') return conclusion;
      const { enrolmentId: id, as } = conclusion;
      const listed = known.people.find((each) => each.id === id);
      const person = listed?.name ?? (await nameElsewhere(latest.current.register.session.runId, id));
      if (conclusion.kind === 'record') return record(id, person, conclusion.as);
      if (conclusion.kind === 'ask')
        return { kind: 'ask', id, person, why: conclusion.why, as: conclusion.as };
      const mark = latest.current.held.marks.get(id);
      return mark ? { kind: 'stands', id, person, mark, as } : { kind: 'miss', why: 'NOT_OPEN' };
    },
    [record],
  );

  const see = useCallback(
    async (texts: readonly string[]) => {
      const looked = look(inView.current, texts, performance.now());
      inView.current = looked.inView;
      const { fresh } = looked;
      if (fresh === null) return;
      await next(() => take(fresh));
      await pause(dwellMs);
    },
    [next, take],
  );

  const undo = useCallback(
    (done: readonly Done[], person: string | null) =>
      next(async () => {
        const { changes, outbox } = latest.current.held;
        if (changes.undo(done) > 0) setCount((before) => before - 1);
        await changes.written();
        const state = outbox?.snapshot();
        return { kind: 'undone', person, where: state?.full ? 'full' : 'stored' };
      }),
    [next],
  );

  return {
    ...{ result, count, see, undo },
    /** What was typed, or sent by a reader that types. */
    type: useCallback((text: string) => next(() => take(text)), [next, take]),
    /** Records after all, by a press. */
    confirm: useCallback(
      (id: string, person: string | null, as: Arrival) => next(() => record(id, person, as)),
      [next, record],
    ),
  };
}
