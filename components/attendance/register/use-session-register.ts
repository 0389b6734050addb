'use client';

import { useEffect, useMemo, useState } from 'react';
import { passesUrl, registerUrl } from '@/lib/attendance/device/rules';
import type { Passes } from '@/lib/attendance/passes/types';
import type { Register } from '@/lib/attendance/register/types';
import { compareMoments } from '@/lib/attendance/rules';
import type { Operation } from '@/lib/attendance/types';
import { useKept } from '../use-kept';
import { useOutbox } from '../use-outbox';
import { createChanges } from './changes';
import {
  arrived,
  markOfOperation,
  markOfRow,
  merged,
  rosterOf,
  walkInsOf,
  withWalkIns,
  type Marks,
  type Whereabouts,
} from './roster';

const none: Marks = new Map();

/** What this device sent last of each person, and what has reached the office since the register came from there. */
function latestOf(before: ReadonlyMap<string, Operation>, added: readonly Operation[]) {
  const latest = new Map(before);
  for (const operation of added) {
    const known = latest.get(operation.enrolmentId);
    if (!known || compareMoments(operation, known) > 0) latest.set(operation.enrolmentId, operation);
  }
  return latest;
}

export type Held = ReturnType<typeof useSessionRegister>;

/** A session's register on this device: the roster, the marks of the office and of this device merged, and changes. */
export function useSessionRegister(sessionId: string) {
  const { loaded, reachedAt, keptAt, signedOut, refresh } = useKept<Register>(registerUrl(sessionId));
  const register = loaded?.kind === 'ready' ? loaded.value : null;
  // Beside the register, so that badges are known when the network has gone.
  const passes = useKept<Passes>(passesUrl(sessionId));
  const [sent, setSent] = useState<ReadonlyMap<string, Operation>>(new Map());
  const people = useMemo(() => (register ? rosterOf(register) : []), [register]);
  const { outbox, state } = useOutbox(register?.account ?? null, (operations) => {
    const ofSession = operations.filter((each) => each.sessionId === sessionId);
    setSent((before) => latestOf(before, ofSession));
    // Whoever was recorded without being on the list is on it now.
    const listed = new Set(people.map(({ id }) => id));
    if (ofSession.some(({ enrolmentId, walkInName }) => !walkInName && !listed.has(enrolmentId)))
      void refresh();
  });
  const known = useMemo(() => walkInsOf(register?.walkIns), [register]);
  const own = useMemo(() => {
    const waiting = state.entries.filter(
      ({ operation, refused }) => !refused && operation.sessionId === sessionId,
    );
    return [
      ...[...sent.values()].map((operation) => [operation, arrived] as const),
      ...waiting.map(({ operation }): readonly [Operation, Whereabouts] => [
        operation,
        { pending: true, unsaved: state.unsaved.has(operation.id) },
      ]),
    ];
  }, [sent, state.entries, state.unsaved, sessionId]);
  const atOffice = useMemo(() => {
    const rows = register?.marks ?? [];
    return merged(
      none,
      rows.map((row) => [row[0], markOfRow(row)] as const),
    );
  }, [register]);
  const walkIns = useMemo(() => withWalkIns(known, own), [known, own]);
  const marks = useMemo(() => {
    // What this device still says of a walk-in whom the coordinator has tied to a place counts for that place.
    const ofPlaces = own.flatMap(([operation, where]) => {
      const { enrolmentId, walkInName } = operation;
      const place = walkInName ? known.tiedTo.get(enrolmentId) : enrolmentId;
      return place ? [[place, markOfOperation(operation, where)] as const] : [];
    });
    const ofWalkIns = [...walkIns.values()].map(({ id, mark }) => [id, mark] as const);
    return merged(merged(atOffice, ofPlaces), ofWalkIns);
  }, [atOffice, own, known, walkIns]);

  const [changes] = useState(createChanges);
  useEffect(() => changes.see({ sessionId, outbox, people, marks, walkIns }));
  return {
    ...{ loaded, register, people, marks, walkIns, outbox, reachedAt, keptAt, signedOut, refresh },
    outboxState: state,
    ...{ changes, passes },
  };
}
