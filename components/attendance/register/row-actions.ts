import type { MarkContent } from '@/lib/attendance/types';

/** What a row does to its person. The same object for every row and as long as the page lives. */
export type RowActions = {
  change: (id: string, part: Partial<MarkContent>) => void;
  toggle: (id: string) => void;
  /** Of somebody on no list. */
  rename: (id: string, name: string) => void;
  /** Takes everything back that is recorded; says so and can be undone. */
  clear: (id: string) => void;
};
