import { z } from '@/lib/errors/zod';
import { keyOfCursor } from '../pages/rules';
import { paging } from '../parts/schema';
import { ApiProblem } from '../problems/rules';
import type { Resource } from '../resources/schema';

/** The schema of all parameters of a resource: its own, and those of paging where it is a list. */
export const parametersOf = ({ filters, list }: Pick<Resource, 'filters' | 'list'>) =>
  z.object({ ...filters, ...(list ? paging : {}) }).strict();

/** Whether a parameter may be given several times. */
export const isSeveral = (schema: z.ZodType): boolean => {
  const { type, innerType } = (schema as z.ZodType & { def: { type: string; innerType?: z.ZodType } }).def;
  return type === 'array' || (innerType !== undefined && isSeveral(innerType));
};

/**
 * The parameters of an address as the resource's schema reads them. Anything that it does not know, does not understand
 * or is given twice is a problem that names it: a filter that is passed over would give everything.
 */
function readParameters(
  resource: Pick<Resource, 'filters' | 'list'>,
  search: URLSearchParams,
): Record<string, unknown> {
  const schema = parametersOf(resource);
  const given: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const field = Object.hasOwn(schema.shape, name)
      ? (schema.shape as Record<string, z.ZodType>)[name]
      : undefined;
    if (!field) throw new ApiProblem('PARAMETER_UNKNOWN', { parameter: name.slice(0, 60) });
    const values = search.getAll(name);
    if (!isSeveral(field) && values.length > 1)
      throw new ApiProblem('PARAMETER_INVALID', { parameter: name });
    given[name] = isSeveral(field) ? values : values[0];
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ApiProblem('PARAMETER_INVALID', { parameter: String(read.error.issues[0]?.path[0] ?? '') });
}

export type Asked = { filters: Record<string, unknown>; after: string | null; limit: number };

/** What an address asks of a list or a thing: its filters, and where the page begins. */
export function askedOf(
  name: string,
  resource: Pick<Resource, 'filters' | 'list'>,
  search: URLSearchParams,
): Asked {
  const { cursor, limit, ...filters } = readParameters(resource, search);
  const key = resource.list && typeof cursor === 'string' ? keyOfCursor(name, resource.list, cursor) : null;
  if (cursor !== undefined && key === null)
    throw new ApiProblem('PARAMETER_INVALID', { parameter: 'cursor' });
  return { filters, after: key, limit: typeof limit === 'number' ? limit : 0 };
}
