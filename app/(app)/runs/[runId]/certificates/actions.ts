'use server';

import { action } from '@/lib/auth/action';
import { keepCertificates, reissueCertificate } from '@/lib/certificates/changes/commands';
import { keepSchema, reissueSchema } from '@/lib/certificates/changes/schema';
import { withdrawBatch } from '@/lib/certificates/batches/commands';
import { revokeCertificate } from '@/lib/certificates/commands';
import { drawAgain } from '@/lib/certificates/file/commands';
import { holdCertificates, liftHolds } from '@/lib/certificates/holds/commands';
import { holdSchema, liftSchema } from '@/lib/certificates/holds/schema';
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
const ofRun = { runId: z.uuid() };

export const hold = action
  .inputSchema(holdSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => holdCertificates(ctx.actor, runId, input));

export const lift = action
  .inputSchema(liftSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => liftHolds(ctx.actor, runId, input));

export const redraw = action
  .inputSchema(z.object(ofRun))
  .action(({ parsedInput: { runId }, ctx }) => drawAgain(ctx.actor, runId));

export const withdraw = action
  .inputSchema(revocationSchema.extend({ batchId: z.uuid() }))
  .action(({ parsedInput: { batchId, ...input }, ctx }) => withdrawBatch(ctx.actor, batchId, input));
