'use server';

import { action } from '@/lib/auth/action';
import { z } from '@/lib/errors/zod';
import { askExport as ask, retryExport as retry } from '@/lib/reports/exports/commands';
import { exportSchema } from '@/lib/reports/exports/schema';
import {
  removeView as remove,
  renameView as rename,
  saveView as save,
} from '@/lib/reports/explore/views/commands';
import { savedViewSchema, viewNameSchema } from '@/lib/reports/explore/views/schema';
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

export const retryExport = action
  .inputSchema(z.object({ exportId: z.uuid() }))
  .action(({ parsedInput: { exportId }, ctx }) => retry(ctx.actor, exportId));

export const saveView = action
  .inputSchema(savedViewSchema)
  .action(({ parsedInput, ctx }) => save(ctx.actor, parsedInput));

export const renameView = action
  .inputSchema(viewNameSchema)
  .action(({ parsedInput, ctx }) => rename(ctx.actor, parsedInput));

export const removeView = action
  .inputSchema(z.object({ viewId: z.uuid() }))
  .action(({ parsedInput: { viewId }, ctx }) => remove(ctx.actor, viewId));
