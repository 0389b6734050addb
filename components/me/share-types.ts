import type { Action } from '@/components/runs/form-types';
import type { SharedPage } from '@/lib/certificates/sharing/commands';

/** What the page gives: the actions that switch the link of a certificate on and off. */
export type ShareActions = {
  start: Action<{ certificateId: string }, SharedPage>;
  stop: Action<{ certificateId: string }, null>;
};
