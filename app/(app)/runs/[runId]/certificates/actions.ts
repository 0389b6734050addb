'use server';

import { action } from '@/lib/auth/action';
import { keepCertificates, reissueCertificate } from '@/lib/certificates/changes/commands';
import { keepSchema, reissueSchema } from '@/lib/certificates/changes/schema';
import { revokeCertificate } from '@/lib/certificates/commands';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { issueSchema, revocationSchema } from '@/lib/certificates/schema';
import { chooseTemplate } from '@/lib/certificates/templates/choices/commands';
import { chooseTemplateSchema } from '@/lib/certificates/templates/schema';
import { z } from '@/lib/errors/zod';

export const issue = action
  .inputSchema(issueSchema.extend({ runId: z.uuid() }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => issueCertificates(ctx.actor, runId, input));

export const revoke = action
  .inputSchema(revocationSchema.extend({ certificateId: z.uuid() }))
  .action(({ parsedInput: { certificateId, ...input }, ctx }) =>
    revokeCertificate(ctx.actor, certificateId, input),
  );

export const reissue = action
  .inputSchema(reissueSchema.extend({ certificateId: z.uuid() }))
  .action(({ parsedInput: { certificateId, ...input }, ctx }) =>
    reissueCertificate(ctx.actor, certificateId, input),
  );

export const keepAsIs = action
  .inputSchema(keepSchema.extend({ runId: z.uuid() }))
  .action(({ parsedInput: { runId, ...input }, ctx }) => keepCertificates(ctx.actor, runId, input));

export const choose = action
  .inputSchema(chooseTemplateSchema)
  .action(({ parsedInput, ctx }) => chooseTemplate(ctx.actor, parsedInput));
