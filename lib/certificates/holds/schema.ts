import { z } from '@/lib/errors/zod';
import { revocationSchema } from '../schema';

const enrolmentIds = z.array(z.uuid()).min(1).max(5000);

/** Whose certificates are to wait, and why. */
export const holdSchema = revocationSchema.extend({ enrolmentIds });

export const liftSchema = z.object({ enrolmentIds });

export type HoldInput = z.infer<typeof holdSchema>;
export type LiftInput = z.infer<typeof liftSchema>;
