import type { StatusVerbs } from '@/components/qualifications/status-actions';
import { liftSuspension, renewQualification, suspendQualification, withdrawQualification } from './actions';

/** What can be done with a status, wherever one is shown. */
export const statusVerbs: StatusVerbs = {
  renew: renewQualification,
  suspend: suspendQualification,
  lift: liftSuspension,
  withdraw: withdrawQualification,
};
