'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { MovePreview } from '@/lib/runs/moves/preview/queries';
import { formatDate, formatDateRange } from '@/lib/text/format';

type Trainer = MovePreview['trainers'][number];

/** The sentences of a preview that are put together from several facts. */
export function useEffectTexts(preview: MovePreview) {
  const t = useTranslations('calendar.move');
  const locale = useLocale();
  const { sessions, trainers, people } = preview;
  const clock = (local: string) => `${formatDate(local, locale, 'dayMonth')}, ${local.slice(11)}`;
  const runName = (run: { code: string } | null) => run?.code ?? t('elsewhere');

  const daysOff = ({ name, unavailable }: Trainer) =>
    unavailable.map(({ startsOn, endsOn, note }) => {
      const text = t('unavailable', { name, when: formatDateRange(startsOn, endsOn, locale) });
      return note ? t('because', { text, note }) : text;
    });
  const engaged = ({ name, busy }: Trainer) =>
    busy.map(({ as, run, startsOn, endsOn }) =>
      t(as === 'TRAINER' ? 'trainerTeaches' : 'trainerBusy', {
        ...{ name, run: runName(run) },
        when: formatDateRange(startsOn, endsOn, locale),
      }),
    );

  const { first, last } = sessions;
  const move =
    sessions.moved > 0 && first && last
      ? t('sessions', { count: sessions.moved, first: clock(first), last: clock(last) })
      : t('noSessions', { count: sessions.total });
  return {
    sessions: [move, ...(sessions.zone ? [t('zone', { zone: sessions.zone })] : [])],
    trainers:
      trainers.length > 0
        ? t('trainers', { names: trainers.map(({ name }) => name).join(', ') })
        : t('noTrainers'),
    warnings: [...trainers.flatMap(daysOff), ...trainers.flatMap(engaged)],
    busy:
      people.busyCount > 0
        ? t('busy', {
            count: people.busyCount,
            names: `${people.busy
              .map(({ name, run }) => t('busyOne', { name, run: runName(run) }))
              .join(', ')}${people.busyCount > people.busy.length ? ' …' : ''}`,
          })
        : null,
  };
}
