import { z } from '@/lib/errors/zod';
import { isDay } from '@/lib/time/day';
import { scopeSchema } from '../scope/schema';

export const observerLinkSchema = z.object({
  name: z.string().trim().min(1).max(200),
  endsOn: z.string().refine(isDay),
  scope: scopeSchema,
});

export type ObserverLinkInput = z.infer<typeof observerLinkSchema>;
