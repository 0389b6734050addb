import { allKept } from '@/lib/attendance/device/kept';
import type { Passes } from '@/lib/attendance/passes/types';
import type { Register } from '@/lib/attendance/register/types';
import { rosterOf, type RosterPerson } from '../roster';
import type { Held } from '../use-session-register';

const isRegister = (value: unknown): value is Register =>
  typeof value === 'object' && value !== null && 'people' in value && 'session' in value;

/** Somebody's name by the lists of the run's other sessions that this device keeps; null where none has it. */
export async function nameElsewhere(runId: string, enrolmentId: string): Promise<string | null> {
  for (const { value } of await allKept()) {
    if (!isRegister(value) || value.session.runId !== runId) continue;
    const row = value.people.find(([id]) => id === enrolmentId);
    if (row) return row[1] ?? row[2];
  }
  return null;
}

/** Whoever holds a badge before the camera waits no longer for the office. */
const patienceMs = 2_500;

/** By what a code is known: whose it is, and who is on the session's list. */
export type Known = { passes: Passes['passes'] | null; people: readonly RosterPerson[] };

/** The same as the office has it now; null where it is not reached soon. */
export async function askOffice({ passes, refresh }: Held): Promise<Known | null> {
  if (!navigator.onLine) return null;
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const asked = Promise.all([passes.refresh(), refresh()]).then(([codes, list]) =>
    codes?.kind === 'ready' && list?.kind === 'ready'
      ? { passes: codes.value.passes, people: rosterOf(list.value) }
      : null,
  );
  return Promise.race([asked, tooLate]);
}
