import type { ComboboxOption } from '@/components/ui/combobox';
import type { Candidate } from '@/lib/attendance/walk-ins/queries';
import type { EnrolWalkInInput } from '@/lib/attendance/walk-ins/schema';
import type { Outcome } from '@/lib/errors/outcome';

type Answer<T> = Promise<{ data?: Outcome<T>; serverError?: { errorId: string } } | undefined>;
type OfRun<Input> = Input & { runId: string; walkInIds: string[] };

/** What can be done about walk-ins, as the page's actions do it. */
export type WalkInActions = {
  tie: (input: OfRun<{ enrolmentId: string }>) => Answer<{ tied: number }>;
  refuse: (input: OfRun<{ reason: string }>) => Answer<{ refused: number }>;
  reopen: (input: OfRun<object>) => Answer<{ reopened: number }>;
  enrol: (input: OfRun<Pick<EnrolWalkInInput, 'person' | 'reason'>>) => Answer<{ tied: number }>;
  findPeople: (input: { runId: string; q: string }) => Answer<Candidate[]>;
  findInstitutions: (input: { q: string; language: 'EN' | 'RU' }) => Answer<ComboboxOption[]>;
};

/** What a dialog needs to decide over: the chosen walk-ins of one name. */
export type Chosen = { runId: string; name: string; walkInIds: string[]; actions: WalkInActions };
