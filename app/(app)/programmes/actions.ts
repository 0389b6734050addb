'use server';

import { action } from '@/lib/auth/action';
import { arrangeCurriculum as arrange } from '@/lib/courses/curricula/commands';
import { curriculumSchema } from '@/lib/courses/curricula/schema';
import { z } from '@/lib/errors/zod';
import { institutionChoices } from '@/lib/people/institutions/queries';
import { addDonor as add, changeProgramme, createProgramme } from '@/lib/programmes/commands';
import {
  recordIndicator as recordOneIndicator,
  removeIndicator as removeOneIndicator,
} from '@/lib/programmes/indicators/commands';
import { applyFigures as applyAllFigures } from '@/lib/programmes/indicators/file/commands';
import { applyFiguresSchema } from '@/lib/programmes/indicators/file/schema';
import { indicatorSchema } from '@/lib/programmes/indicators/schema';
import {
  recordResult as recordOneResult,
  removeResult as removeOneResult,
} from '@/lib/programmes/results/commands';
import { removeEvidence as removeOneEvidence } from '@/lib/programmes/results/evidence/commands';
import { removeEvidenceSchema } from '@/lib/programmes/results/evidence/schema';
import { resultSchema } from '@/lib/programmes/results/schema';
import { donorSchema, programmeSchema } from '@/lib/programmes/schema';

export const saveProgramme = action
  .inputSchema(programmeSchema.and(z.object({ programmeId: z.uuid().nullable() })))
  .action(({ parsedInput: { programmeId, ...input }, ctx }) =>
    programmeId ? changeProgramme(ctx.actor, programmeId, input) : createProgramme(ctx.actor, input),
  );

export const addDonor = action
  .inputSchema(donorSchema)
  .action(({ parsedInput, ctx }) => add(ctx.actor, parsedInput));

export const recordIndicator = action
  .inputSchema(indicatorSchema.extend({ programmeId: z.uuid(), indicatorId: z.uuid().nullable() }))
  .action(({ parsedInput: { programmeId, indicatorId, ...input }, ctx }) =>
    recordOneIndicator(ctx.actor, programmeId, input, indicatorId),
  );

export const applyFigures = action
  .inputSchema(applyFiguresSchema)
  .action(({ parsedInput, ctx }) => applyAllFigures(ctx.actor, parsedInput));

export const recordResult = action
  .inputSchema(resultSchema.and(z.object({ programmeId: z.uuid(), resultId: z.uuid().nullable() })))
  .action(({ parsedInput: { programmeId, resultId, ...input }, ctx }) =>
    recordOneResult(ctx.actor, programmeId, input, resultId),
  );

export const removeIndicator = action
  .inputSchema(z.object({ programmeId: z.uuid(), indicatorId: z.uuid() }))
  .action(({ parsedInput: { programmeId, indicatorId }, ctx }) =>
    removeOneIndicator(ctx.actor, programmeId, indicatorId),
  );

export const removeResult = action
  .inputSchema(z.object({ programmeId: z.uuid(), resultId: z.uuid() }))
  .action(({ parsedInput: { programmeId, resultId }, ctx }) =>
    removeOneResult(ctx.actor, programmeId, resultId),
  );

export const removeEvidence = action
  .inputSchema(removeEvidenceSchema)
  .action(({ parsedInput, ctx }) => removeOneEvidence(ctx.actor, parsedInput));

export const arrangeCurriculum = action
  .inputSchema(curriculumSchema.extend({ programmeId: z.uuid(), curriculumId: z.uuid().nullable() }))
  .action(({ parsedInput: { programmeId, curriculumId, ...input }, ctx }) =>
    arrange(ctx.actor, programmeId, input, curriculumId),
  );

export const findInstitutions = action
  .inputSchema(z.object({ q: z.string().max(200) }))
  .action(({ parsedInput, ctx }) => institutionChoices(ctx.actor, ctx.actor.language, parsedInput));
