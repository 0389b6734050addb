import type { Action } from '@/components/runs/form-types';
import type { Sent } from '@/lib/enrolments/invitations/commands';
import type { Preview } from '@/lib/enrolments/invitations/queries';

/** Invitations, or reminders to those invited. */
export type Kind = 'invitation' | 'invitation-reminder';

type SendInput = { runId: string; enrolmentIds: string[]; kind: Kind; answerBy: string; note: string };
export type PreviewInput = SendInput & { of: string | null };

export type InvitationActions = {
  preview: Action<PreviewInput, Preview>;
  send: Action<SendInput, Sent>;
  link: Action<{ runId: string; enrolmentId: string }, { address: string | null }>;
  renew: Action<{ runId: string; enrolmentId: string }, { address: string | null }>;
};
