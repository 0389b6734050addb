import { useTranslations } from 'next-intl';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { Occupancy } from '@/lib/runs/venues/occupancy/queries';
import { addDays, type Day } from '@/lib/time/day';
import { RoomStrip } from './room-strip';

type Props = { venueId: string; strip: Occupancy; today: Day; thisWeek: Day };

/** Four weeks of the rooms, and the way to the weeks before and after. */
export function RoomStripPanel({ venueId, strip, today, thisWeek }: Props) {
  const t = useTranslations('venues.strip');
  const at = (from: Day) =>
    from === thisWeek ? `/venues/${venueId}#rooms` : `/venues/${venueId}?from=${from}#rooms`;
  return (
    <div id="rooms" className="scroll-mt-20">
      <Panel
        flush
        title={t('title')}
        actions={
          <>
            <LinkButton
              variant="quiet"
              size="sm"
              square
              aria-label={t('earlier')}
              scroll={false}
              href={at(addDays(strip.from, -strip.days))}
            >
              <ChevronLeft aria-hidden className="size-4" />
            </LinkButton>
            <LinkButton variant="quiet" size="sm" scroll={false} href={at(thisWeek)}>
              {t('now')}
            </LinkButton>
            <LinkButton
              variant="quiet"
              size="sm"
              square
              aria-label={t('later')}
              scroll={false}
              href={at(addDays(strip.from, strip.days))}
            >
              <ChevronRight aria-hidden className="size-4" />
            </LinkButton>
          </>
        }
        footer={
          <ul className="text-ink-muted flex flex-wrap gap-4 text-sm">
            <li className="flex items-center gap-2">
              <span
                aria-hidden
                className="border-accent-line bg-accent-soft inline-block h-3 w-5 rounded-sm border"
              />
              {t('legendMine')}
            </li>
            <li className="flex items-center gap-2">
              <span
                aria-hidden
                className="border-line-strong bg-sunken inline-block h-3 w-5 rounded-sm border border-dashed"
              />
              {t('legendTaken')}
            </li>
          </ul>
        }
      >
        <RoomStrip strip={strip} today={today} />
      </Panel>
    </div>
  );
}
