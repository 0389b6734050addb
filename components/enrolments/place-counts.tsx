import { useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import { Panel } from '@/components/ui/panel';
import type { EnrolmentState as State } from '@/prisma/generated/enums';
import { EnrolmentState } from './enrolment-state';

type Props = { counts: Record<State, number>; capacity: number; minimum: number | null };

/** How full the run is, and how many people stand where. */
export function PlaceCounts({ counts, capacity, minimum }: Props) {
  const t = useTranslations('enrolments');
  const states = (Object.entries(counts) as [State, number][]).filter(([, count]) => count > 0);
  return (
    <Panel>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
        <div className="min-w-56 flex-1">
          <Progress
            label={t('placesLabel')}
            value={counts.CONFIRMED}
            max={capacity}
            text={t('places', { confirmed: counts.CONFIRMED, places: capacity })}
          />
          {minimum !== null && (
            <p
              className={
                counts.CONFIRMED < minimum ? 'text-warn mt-1 text-sm' : 'text-ink-muted mt-1 text-sm'
              }
            >
              {t('minimum', { count: minimum })}
            </p>
          )}
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {states.map(([state, count]) => (
            <li key={state} className="flex items-center gap-1.5">
              <EnrolmentState state={state} plain />
              <span className="font-semibold tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
