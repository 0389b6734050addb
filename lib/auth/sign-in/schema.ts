import { z } from '@/lib/errors/zod';
import { longestPassword, shortestPassword } from '../passwords/rules';

/** An e-mail address as accounts keep it: lower case, without spaces around it. */
export const emailSchema = z.string().trim().toLowerCase().min(1).max(254).pipe(z.email());

export const newPasswordSchema = z.string().min(shortestPassword).max(longestPassword);

const languageSchema = z.enum(['EN', 'RU']);
const tokenSchema = z.string().max(100);

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1).max(longestPassword),
});

/** Asking for a mail: a link to sign in, or one to choose a new password. */
export const mailRequestSchema = z.object({
  email: emailSchema,
  purpose: z.enum(['SIGN_IN', 'RESET_PASSWORD']),
});
export type MailRequest = z.output<typeof mailRequestSchema>;

export const tokenOnlySchema = z.object({ token: tokenSchema });

export const activationSchema = z.object({
  token: tokenSchema,
  name: z.string().trim().min(1).max(200),
  /** Only where the account was made without an address: the first administrator's. */
  email: emailSchema.optional(),
  language: languageSchema,
  password: newPasswordSchema,
});
export type Activation = z.output<typeof activationSchema>;

export const newPasswordByTokenSchema = z.object({ token: tokenSchema, password: newPasswordSchema });
