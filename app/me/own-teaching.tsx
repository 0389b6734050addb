import { Assignments } from '@/components/availability/assignments';
import { AvailabilityPanel } from '@/components/availability/availability-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import type { Actor } from '@/lib/auth/actor';
import { found } from '@/lib/auth/found';
import { availability } from '@/lib/runs/availability/queries';
import { myAssignments } from '@/lib/runs/trainers/answers/queries';
import type { Day } from '@/lib/time/day';
import {
  acceptAssignment,
  addUnavailability,
  declineAssignment,
  removeUnavailability,
  setWorkingLanguages,
} from './actions';

type Of = { actor: Actor; today: Day };

/** What the reader is asked to teach; nothing where nobody asks. */
export async function OwnAssignments({ actor, today }: Of) {
  const assignments = await myAssignments(actor, today);
  if (assignments.length === 0) return null;
  return (
    <ClientMessages namespaces={['availability', 'common', 'refusals', 'errors']}>
      <Assignments assignments={assignments} accept={acceptAssignment} decline={declineAssignment} />
    </ClientMessages>
  );
}

/** When somebody cannot teach and in which languages they can; nothing where it means nothing. */
export async function TeachingAvailability({ actor, personId, today }: Of & { personId: string }) {
  const known = await found(availability(actor, personId, today));
  if (!known) return null;
  return (
    <ClientMessages namespaces={['availability', 'common', 'refusals', 'errors']}>
      <AvailabilityPanel
        availability={known}
        add={addUnavailability}
        remove={removeUnavailability}
        setLanguages={setWorkingLanguages}
      />
    </ClientMessages>
  );
}
