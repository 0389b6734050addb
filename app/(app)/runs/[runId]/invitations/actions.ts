'use server';

import { action } from '@/lib/auth/action';
import { invite, remind, renewInvitationLink } from '@/lib/enrolments/invitations/commands';
import { invitationLink, invitationPreview } from '@/lib/enrolments/invitations/queries';
import { inviteSchema } from '@/lib/enrolments/invitations/schema';
import { tellNow } from '@/lib/enrolments/invitations/telling/commands';
import { done } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';

const ofRun = z.object({ runId: z.uuid() });
const ofOne = ofRun.extend({ enrolmentId: z.uuid() });
const sending = inviteSchema.extend({ runId: z.uuid(), kind: z.enum(['invitation', 'invitation-reminder']) });

export const previewMails = action
  .inputSchema(sending.extend({ of: z.uuid().nullable() }))
  .action(({ parsedInput: { runId, kind, of, ...input }, ctx }) =>
    invitationPreview(ctx.actor, runId, input, { template: kind, of }),
  );

export const sendMails = action
  .inputSchema(sending)
  .action(({ parsedInput: { runId, kind, ...input }, ctx }) =>
    kind === 'invitation' ? invite(ctx.actor, runId, input) : remind(ctx.actor, runId, input),
  );

export const showLink = action
  .inputSchema(ofOne)
  .action(async ({ parsedInput: { runId, enrolmentId }, ctx }) =>
    done({ address: await invitationLink(ctx.actor, runId, enrolmentId) }),
  );

export const renewLink = action
  .inputSchema(ofOne)
  .action(async ({ parsedInput: { runId, enrolmentId }, ctx }) => {
    const renewed = await renewInvitationLink(ctx.actor, runId, enrolmentId);
    return renewed.ok ? done({ address: await invitationLink(ctx.actor, runId, enrolmentId) }) : renewed;
  });

export const tellPeople = action
  .inputSchema(ofRun)
  .action(({ parsedInput: { runId }, ctx }) => tellNow(ctx.actor, runId));
