'use server';

import { z } from '@/lib/errors/zod';
import { action } from '@/lib/auth/action';
import { decideEnrolments, enrol } from '@/lib/enrolments/commands';
import { decideSchema, enrolSchema } from '@/lib/enrolments/schema';
import { offerPlaces } from '@/lib/enrolments/waiting/commands';
import { offerSchema } from '@/lib/enrolments/waiting/schema';
import { done } from '@/lib/errors/outcome';
import { personChoices } from '@/lib/people/queries';
import { recordCount, takeBackCount } from '@/lib/runs/counts/commands';
import { correctionSchema, countSchema } from '@/lib/runs/counts/schema';

const ofRun = { runId: z.uuid() };

export const decide = action
  .inputSchema(decideSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => decideEnrolments(ctx.actor, runId, input));

export const add = action
  .inputSchema(enrolSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => enrol(ctx.actor, runId, input));

export const offer = action
  .inputSchema(offerSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => offerPlaces(ctx.actor, runId, input));

export const find = action
  .inputSchema(z.object({ q: z.string().max(100) }))
  .action(async ({ parsedInput: { q }, ctx }) => {
    const people = await personChoices(ctx.actor, q);
    return done(
      people.map(({ id, officialName, latinName, position, institution }) => ({
        id,
        officialName,
        latinName,
        detail: [institution?.name, position].filter(Boolean).join(' · '),
      })),
    );
  });

export const saveCount = action
  .inputSchema(countSchema.and(z.object({ ...ofRun, corrects: correctionSchema.nullable() })))
  .action(({ parsedInput: { runId, corrects, ...input }, ctx }) =>
    recordCount(ctx.actor, runId, input, corrects),
  );

export const takeBack = action
  .inputSchema(correctionSchema.extend(ofRun))
  .action(({ parsedInput: { runId, ...input }, ctx }) => takeBackCount(ctx.actor, runId, input));
