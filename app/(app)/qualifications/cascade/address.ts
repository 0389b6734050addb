import { directions, type CascadeRoot, type Direction } from '@/lib/qualifications/cascade/types';
import { filterOf, idOf } from '@/lib/text/page';

type Params = Record<string, string | string[] | undefined>;

/** What an address of the cascade asks for: ?person=ID or ?run=ID, and &way=UP. */
export function askedCascade(params: Params): { root: CascadeRoot | null; direction: Direction } {
  const [personId, runId] = [idOf(params.person), idOf(params.run)];
  const root = personId ? { personId } : runId ? { runId } : null;
  return { root, direction: filterOf(params.way, directions) ?? 'DOWN' };
}
