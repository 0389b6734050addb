import { z } from '@/lib/errors/zod';

/** Why a certificate is issued anew, or left as it is. */
const reason = z.string().trim().min(1, { message: 'REQUIRED' }).max(500);

export const reissueSchema = z.object({ reason });
export const keepSchema = z.object({ certificateIds: z.array(z.uuid()).min(1).max(5000), reason });

export type ReissueInput = z.output<typeof reissueSchema>;
export type KeepInput = z.output<typeof keepSchema>;
