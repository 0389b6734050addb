import { z } from '@/lib/errors/zod';
import { daySchema } from '@/lib/time/schema';

/** What a token may be limited to. Each opens resources of the read API; none gives more than the account has. */
export const apiScopes = [
  'programmes:read',
  'runs:read',
  'people:read',
  'attendance:read',
  'certificates:read',
  'reports:read',
] as const;

export type ApiScope = (typeof apiScopes)[number];

export const apiTokenSchema = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
  endsOn: daySchema,
});

export type ApiTokenInput = z.output<typeof apiTokenSchema>;

export const apiTokenOnlySchema = z.object({ tokenId: z.uuid() });
