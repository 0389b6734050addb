'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { askExport as ask } from '@/lib/reports/exports/commands';
import { exportSchema } from '@/lib/reports/exports/schema';
import { makeObserverLink as make, revokeObserverLink as revoke } from '@/lib/reports/observers/commands';
import { observerLinkSchema } from '@/lib/reports/observers/schema';

export const askExport = action
  .inputSchema(exportSchema)
  .action(({ parsedInput, ctx }) => ask(ctx.actor, parsedInput));

export const makeObserverLink = action
  .inputSchema(observerLinkSchema)
  .action(({ parsedInput, ctx }) => make(ctx.actor, parsedInput));

export const revokeObserverLink = action
  .inputSchema(z.object({ linkId: z.uuid() }))
  .action(({ parsedInput: { linkId }, ctx }) => revoke(ctx.actor, linkId));
