import type { Refusal } from '@/lib/errors/outcome';

/** A refusal in the form in which fields and summaries take it: `CODE|name=value`. */
export const messageOfRefusal = ({ code, params = {} }: Refusal): string =>
  [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join('|');
