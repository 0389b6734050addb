import { z } from '@/lib/errors/zod';
import { paperLanguageSchema, templateSchema } from '../schema';
import { samplesShown } from './rules';

/** A template as it is being typed, and with whose name it is to be shown. */
export const previewSchema = z.object({
  language: paperLanguageSchema,
  shownWith: z.enum(samplesShown),
  definition: templateSchema,
});
