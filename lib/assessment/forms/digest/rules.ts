import { createHash } from 'node:crypto';
import type { FormDefinition } from '../schema';

/**
 * Tells forms apart by what they ask: what a page sends back with its answers, so that they are not read as answers to
 * another form, and what the editor sends back, so that nobody's work is overwritten. Of a definition as the schema gives it.
 */
export const formDigest = (definition: FormDefinition): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('base64url').slice(0, 22);
