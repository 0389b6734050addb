'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { State } from '@/components/ui/state';
import { formatDateRange } from '@/lib/text/format';
import type { CalendarBar } from './bar';

type Props = { bar: CalendarBar; onMove: () => void; onClose: () => void };

/** What a bar stands for, and what can be done with it. */
export function RunCard({ bar, onMove, onClose }: Props) {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const facts = [
    { term: t('run.dates'), value: formatDateRange(bar.startsOn, bar.endsOn, locale) },
    { term: t('run.place'), value: bar.place },
    { term: t('run.venue'), value: bar.venue?.name ?? t('noVenue') },
    { term: t('run.programme'), value: `${bar.programme.code} · ${bar.programme.title}` },
    { term: t('run.trainers'), value: bar.trainers.map(({ name }) => name).join(', ') || t('noTrainer') },
    { term: t('run.confirmed'), value: t('people', { confirmed: bar.confirmed, capacity: bar.capacity }) },
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={bar.title}
      description={bar.code}
      footer={
        <>
          {!bar.cancelled && <Button onClick={onMove}>{t('run.move')}</Button>}
          <LinkButton variant="primary" href={`/runs/${bar.id}`}>
            {t('run.open')}
          </LinkButton>
        </>
      }
    >
      {bar.cancelled && (
        <p className="pb-2">
          <State tone="ended">{t('cancelledRun')}</State>
        </p>
      )}
      <DescriptionList facts={facts} />
    </Dialog>
  );
}
