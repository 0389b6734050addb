'use server';

import { annulAttempt } from '@/lib/assessment/attempts/annulling/commands';
import { mailTestLinks } from '@/lib/assessment/attempts/links/commands';
import {
  closeTest as close,
  handInBegun as handIn,
  openTest as open,
  renewTestCode,
  takeNewestTest,
} from '@/lib/assessment/attempts/opening/commands';
import { recordPaper } from '@/lib/assessment/attempts/paper/commands';
import { paperSchema } from '@/lib/assessment/attempts/paper/schema';
import { annulSchema, runTestKey } from '@/lib/assessment/attempts/schema';
import { recordResults } from '@/lib/assessment/commands';
import { resultsSchema } from '@/lib/assessment/schema';
import { action } from '@/lib/auth/action';
import { moveToNewestRule } from '@/lib/certificates/rule-version/commands';
import { ruleMoveSchema } from '@/lib/certificates/rule-version/schema';
import { z } from '@/lib/errors/zod';

const ofRun = { runId: z.uuid() };

export const record = action
  .inputSchema(resultsSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => recordResults(ctx.actor, runId, input));

export const moveRule = action
  .inputSchema(ruleMoveSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => moveToNewestRule(ctx.actor, runId, input));

export const openTest = action
  .inputSchema(runTestKey)
  .action(({ parsedInput: { runId, kind }, ctx }) => open(ctx.actor, runId, kind));

export const closeTest = action
  .inputSchema(runTestKey)
  .action(({ parsedInput: { runId, kind }, ctx }) => close(ctx.actor, runId, kind));

export const handInBegun = action
  .inputSchema(runTestKey)
  .action(({ parsedInput: { runId, kind }, ctx }) => handIn(ctx.actor, runId, kind));

export const renewCode = action
  .inputSchema(runTestKey)
  .action(({ parsedInput: { runId, kind }, ctx }) => renewTestCode(ctx.actor, runId, kind));

export const takeNewest = action
  .inputSchema(runTestKey)
  .action(({ parsedInput: { runId, kind }, ctx }) => takeNewestTest(ctx.actor, runId, kind));

export const mailLinks = action
  .inputSchema(runTestKey)
  .action(({ parsedInput: { runId, kind }, ctx }) => mailTestLinks(ctx.actor, runId, kind));

export const annul = action
  .inputSchema(annulSchema)
  .action(({ parsedInput: { runId, ...input }, ctx }) => annulAttempt(ctx.actor, runId, input));

export const savePaper = action
  .inputSchema(paperSchema)
  .action(({ parsedInput: { runId, ...input }, ctx }) => recordPaper(ctx.actor, runId, input));
