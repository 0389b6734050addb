import { z } from '@/lib/errors/zod';

/** What can be had from a shared page: the paper, the badge as a picture, and the badge for a wallet. */
export const sharedFormSchema = z.enum(['pdf', 'png', 'json']);

export type SharedForm = z.infer<typeof sharedFormSchema>;
