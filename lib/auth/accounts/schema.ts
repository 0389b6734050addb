import { z } from '@/lib/errors/zod';
import { emailSchema, newPasswordSchema } from '../sign-in/schema';

const optionalId = z
  .union([z.uuid(), z.literal('').transform(() => null)])
  .nullable()
  .default(null);
const optionalCountry = z
  .union([z.string().regex(/^[A-Z]{2}$/), z.literal('').transform(() => null)])
  .nullable()
  .default(null);

export const grantRoles = ['ADMINISTRATOR', 'COORDINATOR', 'FOCAL_POINT', 'OBSERVER'] as const;

/** A right and what it is limited to; null means everything of that kind. */
export const grantSchema = z.object({
  role: z.enum(grantRoles),
  programmeId: optionalId,
  countryCode: optionalCountry,
  institutionId: optionalId,
});
export type GrantInput = z.output<typeof grantSchema>;

const languageSchema = z.enum(['EN', 'RU']);
const nameSchema = z.string().trim().min(1).max(200);

export const invitationSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  personId: optionalId,
  language: languageSchema,
  /** Trainers and participants need none: what they may follows from their runs. */
  grants: z.array(grantSchema).max(20),
});
export type InvitationInput = z.output<typeof invitationSchema>;

/** The form has one right at most; more are added on the account's page. */
export const invitationFormSchema = invitationSchema.omit({ grants: true }).extend({
  role: z.union([z.enum(grantRoles), z.literal('')]),
  programmeId: optionalId,
  countryCode: optionalCountry,
  institutionId: optionalId,
});

export const nameSearchSchema = z.object({ text: z.string().max(100) });

export const accountOnlySchema = z.object({ accountId: z.uuid() });
export const grantOnlySchema = z.object({ grantId: z.uuid() });
export const accountGrantSchema = grantSchema.extend({ accountId: z.uuid() });

export const ownAccountSchema = z.object({ name: nameSchema, language: languageSchema });
export const ownPasswordSchema = z.object({
  current: z.string().min(1).max(200),
  password: newPasswordSchema,
});
