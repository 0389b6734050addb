/**
 * The parts of zod that are in use, by name. The library's own `z` holds its error messages in fifty languages, and a
 * page that had it would carry 70 KB of words that nobody is shown. Need another part? Name it here.
 */
export {
  array,
  boolean,
  coerce,
  config,
  email,
  enum,
  int,
  iso,
  literal,
  looseObject,
  number,
  object,
  partialRecord,
  record,
  string,
  union,
  uuid,
} from 'zod';
export type { infer, input, output, ZodType } from 'zod';
