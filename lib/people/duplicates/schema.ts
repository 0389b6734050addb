import { z } from '@/lib/errors/zod';

/** Somebody looked at two records: `apart` says that they are two people, else that this is open again. */
export const apartSchema = z.object({ aId: z.uuid(), bId: z.uuid(), apart: z.boolean() });

export type ApartInput = z.output<typeof apartSchema>;
