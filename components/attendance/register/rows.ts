import { sameMark, type Mark, type Marks } from './roster';

/** What a row shows beside the person. */
export type RowState = { mark: Mark | null; open: boolean; current: boolean };

type Seen = {
  marks: Marks;
  /** The row that is open. */
  expanded: string | null;
  /** The row that Tab reaches; arrows move it. */
  current: string | undefined;
};

export type Rows = ReturnType<typeof createRows>;

/**
 * What the rows show, each asked for by its own row: a tap draws the one row that it changes, and the list with its
 * hundreds of others is not even looked at. It makes the difference on a slow phone.
 */
export function createRows(first: Seen) {
  let seen = first;
  const states = new Map<string, RowState>();
  const listeners = new Map<string, () => void>();
  const made = (id: string): RowState => ({
    mark: seen.marks.get(id) ?? null,
    open: seen.expanded === id,
    current: seen.current === id,
  });
  return {
    /** The same object until something of it changes. */
    stateOf(id: string): RowState {
      const known = states.get(id) ?? made(id);
      states.set(id, known);
      return known;
    },
    subscribe(id: string, listener: () => void): () => void {
      listeners.set(id, listener);
      return () => {
        if (listeners.get(id) === listener) listeners.delete(id);
      };
    },
    /** Tells the rows that are now other than before. */
    see(now: Seen): void {
      seen = now;
      for (const [id, before] of states) {
        const after = made(id);
        if (
          sameMark(before.mark, after.mark) &&
          before.open === after.open &&
          before.current === after.current
        )
          continue;
        states.set(id, after);
        listeners.get(id)?.();
      }
    },
  };
}
