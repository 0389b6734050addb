'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { officeDay } from '@/lib/reports/today/queries';
import { idSchema } from '@/lib/runs/schema';
import { planSeason as plan } from '@/lib/runs/seasons/commands';
import { seasonCheck } from '@/lib/runs/seasons/checks/queries';
import { seasonSchema } from '@/lib/runs/seasons/schema';
import { courseTrainerChoices } from '@/lib/runs/trainers/queries';

export const checkSeason = action
  .inputSchema(seasonSchema)
  .action(({ parsedInput, ctx }) => seasonCheck(ctx.actor, parsedInput));

export const planSeason = action
  .inputSchema(seasonSchema)
  .action(({ parsedInput, ctx }) => plan(ctx.actor, parsedInput));

const day = z.iso.date().nullable();

export const findSeasonTrainers = action
  .inputSchema(z.object({ courseId: idSchema, startsOn: day, endsOn: day, q: z.string().max(200) }))
  .action(async ({ parsedInput: { courseId, q, startsOn, endsOn }, ctx }) => {
    const today = await officeDay(new Date());
    // The team is chosen for all places of the season; what a place asks for is said beside its row.
    const anywhere = { languages: [], countryCode: null };
    const planned = { ...anywhere, startsOn: startsOn ?? today, endsOn: endsOn ?? today };
    const people = await courseTrainerChoices(ctx.actor, courseId, planned, q);
    return people.map(({ id, officialName, latinName, institution, verdict }) => ({
      ...{ value: id, label: officialName ?? latinName ?? '', may: verdict.may },
      ...(institution ? { detail: institution.name } : {}),
    }));
  });
