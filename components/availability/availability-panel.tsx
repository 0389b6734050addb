'use client';

import { useState } from 'react';
import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { Availability } from '@/lib/runs/availability/queries';
import { formatDateRange } from '@/lib/text/format';
import type { UnavailableDays } from './unavailable-form';
import { WorkingLanguages } from './working-languages';

/** Forms are loaded when they are opened: most who look at a person enter nothing. */
const UnavailableForm = dynamic(() => import('./unavailable-form').then((file) => file.UnavailableForm), {
  ssr: false,
});

type Props = {
  availability: Availability;
  add: Action<UnavailableDays & { personId: string }, unknown>;
  remove: Action<{ unavailabilityId: string }, unknown>;
  setLanguages: Action<{ personId: string; languages: string[] }, unknown>;
};

/** When somebody cannot teach, and in which languages they can; for the office, and for themselves. */
export function AvailabilityPanel({ availability, add, remove, setLanguages }: Props) {
  const t = useTranslations('availability');
  const locale = useLocale();
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const refresh = () => router.refresh();
  const removal = useCommand(remove, { onDone: refresh });
  const { personId, unavailable, languages } = availability;
  return (
    <Panel title={t('title')} hint={t('hint')}>
      <div className="flex flex-col gap-4">
        <section aria-label={t('away')} className="flex flex-col items-start gap-2">
          <h3>{t('away')}</h3>
          {unavailable.length === 0 && <p className="text-ink-muted">{t('always')}</p>}
          {unavailable.length > 0 && (
            <ul className="divide-line w-full divide-y">
              {unavailable.map(({ id, startsOn, endsOn, note }) => {
                const days = formatDateRange(startsOn, endsOn, locale);
                return (
                  <li key={id} className="flex items-center gap-3 py-1">
                    <span className="min-w-0 flex-1">
                      {days}
                      {note && <span className="text-ink-muted"> · {note}</span>}
                    </span>
                    <Button
                      variant="quiet"
                      size="sm"
                      square
                      aria-label={t('remove', { days })}
                      disabled={removal.pending}
                      onClick={() => removal.run({ unavailabilityId: id })}
                    >
                      <Trash2 aria-hidden className="size-4" />
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
          <Failure refusals={removal.refusals} errorId={removal.errorId} />
          {adding ? (
            <UnavailableForm
              add={(days) => add({ ...days, personId })}
              onDone={() => {
                setAdding(false);
                refresh();
              }}
              onCancel={() => setAdding(false)}
            />
          ) : (
            <Button size="sm" onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          )}
        </section>
        <WorkingLanguages
          key={languages.join()}
          languages={languages}
          save={(chosen) => setLanguages({ personId, languages: chosen })}
          onDone={refresh}
        />
      </div>
    </Panel>
  );
}
