import type { ComponentProps } from 'react';
import type { StatusView } from '@/lib/qualifications/held/queries';
import type { Day } from '@/lib/time/day';
import { LiftSuspension } from './lift-suspension';
import { RenewStatus } from './renew-status';
import { SuspendStatus } from './suspend-status';
import { WithdrawStatus } from './withdraw-status';

export type StatusVerbs = {
  renew: ComponentProps<typeof RenewStatus>['renew'];
  suspend: ComponentProps<typeof SuspendStatus>['suspend'];
  lift: ComponentProps<typeof LiftSuspension>['lift'];
  withdraw: ComponentProps<typeof WithdrawStatus>['withdraw'];
};

type Props = {
  status: StatusView;
  /** Whose it is, and what it is called. */
  person: string;
  name: string;
  today: Day;
  /** Suspending and withdrawing are an administrator's. */
  administers: boolean;
  verbs: StatusVerbs;
};

/** What can be done with a status that somebody holds. */
export function StatusActions({ status, person, name, today, administers, verbs }: Props) {
  const about = { qualificationId: status.id, person, status: name };
  const { suspension, renewal, state } = status;
  const open = suspension?.liftedOn === null ? suspension : null;
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      {renewal?.verdict.may && (
        <RenewStatus {...about} until={renewal.verdict.validUntil} renew={verbs.renew} />
      )}
      {administers && open && state !== 'WITHDRAWN' && (
        <LiftSuspension {...about} day={open.startsOn > today ? open.startsOn : today} lift={verbs.lift} />
      )}
      {administers && !open && state !== 'WITHDRAWN' && state !== 'EXPIRED' && (
        <SuspendStatus {...about} today={today} suspend={verbs.suspend} />
      )}
      {administers && state !== 'WITHDRAWN' && <WithdrawStatus {...about} withdraw={verbs.withdraw} />}
    </span>
  );
}
