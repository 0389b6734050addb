'use server';

import { action } from '@/lib/auth/action';
import { done } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import { endFeed as end, renewFeed as renew, subscribe } from '@/lib/runs/feeds/commands';
import { ownFeed as own } from '@/lib/runs/feeds/queries';
import { feedTargetSchema } from '@/lib/runs/feeds/schema';

const one = z.object({ feedId: z.uuid() });

export const showFeed = action
  .inputSchema(feedTargetSchema)
  .action(async ({ parsedInput, ctx }) => done(await own(ctx.actor, parsedInput)));

export const startFeed = action
  .inputSchema(feedTargetSchema)
  .action(({ parsedInput, ctx }) => subscribe(ctx.actor, parsedInput));

export const renewFeed = action
  .inputSchema(one)
  .action(({ parsedInput, ctx }) => renew(ctx.actor, parsedInput.feedId));

export const endFeed = action
  .inputSchema(one)
  .action(({ parsedInput, ctx }) => end(ctx.actor, parsedInput.feedId));
