import { z } from '@/lib/errors/zod';
import { daySchema } from '@/lib/time/schema';
import { scopeSchema } from '../scope/schema';

export const observerLinkSchema = z.object({
  name: z.string().trim().min(1).max(200),
  endsOn: daySchema,
  scope: scopeSchema,
});

export type ObserverLinkInput = z.infer<typeof observerLinkSchema>;
