import { z } from '@/lib/errors/zod';

/** A badge as JSON with a proof, as a picture with that in it, or as a JWT. */
export const badgeFileFormSchema = z.enum(['json', 'png', 'jwt']);

export type BadgeFileForm = z.infer<typeof badgeFileFormSchema>;
