import type { Actor } from '@/lib/auth/actor';
import { canObserve } from '@/lib/auth/policy';
import { officeDay } from '@/lib/reports/today/queries';
import { presetOf, type Preset } from '@/lib/reports/scope/rules';
import { scopeOfAddress, type Search } from '@/lib/reports/scope/schema';
import type { ReportScope } from '@/lib/reports/scope/types';
import type { Day } from '@/lib/time/day';

export type Asked = { scope: ReportScope; preset: Preset | null; today: Day };

/**
 * The scope that an address asks for. An observer chooses a whole year and nothing else: what is suppressed in one
 * selection could be worked out from two that differ by a few people.
 */
export async function askedScope(actor: Actor, params: Search): Promise<Asked> {
  const today = await officeDay(new Date());
  const given = canObserve(actor)
    ? { period: params.period === 'lastYear' ? 'lastYear' : 'thisYear' }
    : params;
  const scope = scopeOfAddress(given, today);
  return { scope, today, preset: params.period === 'own' ? null : presetOf(scope, today) };
}
