import { z } from '@/lib/errors/zod';
import { isDay } from './day';

/** A day as a form gives it. Refuses REQUIRED where it is empty, and DAY_FAR_OFF for a year that nobody means ("0202"). */
export const daySchema = z.string().min(1).pipe(z.iso.date()).pipe(z.string().refine(isDay, 'DAY_FAR_OFF'));
