'use client';

import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

type Desk = {
  /** Who gets a certificate when the button is pressed. */
  chosen: ReadonlySet<string>;
  set: (ids: readonly string[], on: boolean) => void;
  reset: () => void;
};

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk above.');
  return desk;
}

type Props = {
  /** Chosen unless someone says otherwise. */
  ready: readonly string[];
  /** Can be chosen. */
  issuable: readonly string[];
  children: ReactNode;
};

/**
 * Who is chosen for an issue. Only what was changed by hand is kept, so that someone who earns it meanwhile is
 * chosen too, and one who lost it is not, whatever page or filter is shown.
 */
export function IssueDesk({ ready, issuable, children }: Props) {
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map());
  const desk = useMemo<Desk>(() => {
    const usual = new Set(ready);
    return {
      chosen: new Set(issuable.filter((id) => changes.get(id) ?? usual.has(id))),
      set: (ids, on) => setChanges(new Map([...changes, ...ids.map((id) => [id, on] as const)])),
      reset: () => setChanges(new Map()),
    };
  }, [changes, ready, issuable]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}
