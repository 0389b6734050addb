'use client';

import { useLocale, useTranslations } from 'next-intl';
import { RemoveWithReason } from '@/components/results/remove-with-reason';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { RunCrowd } from '@/lib/runs/counts/queries';
import { crowdOf, type CountCell } from '@/lib/runs/counts/rules';
import { ageGroups, type Correction } from '@/lib/runs/counts/schema';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { CountDialog, type SaveCount } from './count-dialog';

type Props = {
  crowd: RunCrowd;
  save: SaveCount;
  takeBack: Action<Correction & { runId: string }, unknown>;
};

/** People whom nobody names, beside and never among those who are known by name. */
export function CrowdPanel({ crowd, save, takeBack }: Props) {
  const t = useTranslations('counts');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { run, figures, counts } = crowd;
  const sessions = run.sessions.map(({ id, titleEn, titleRu }) => ({
    value: id,
    label: inLanguage(language, titleEn, titleRu),
  }));
  const form = { runId: run.id, place: inLanguage(language, run.cityEn, run.cityRu), sessions, save };
  const when = (at: Date) => formatDateTime(at, run.timeZone, locale, 'shortDay');
  const divided = (cells: readonly CountCell[], of: { place: string; sessionId: string | null }) => {
    const { women, men, sexUnknown, byAge } = crowdOf([{ ...of, runId: run.id, cells }]);
    return [
      women > 0 && t('women', { count: women }),
      men > 0 && t('men', { count: men }),
      sexUnknown > 0 && t('sexUnknown', { count: sexUnknown }),
      ...ageGroups.map(
        (age) => byAge(age) > 0 && t('aged', { age: t(`ageGroup.${age}`), count: byAge(age) }),
      ),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      actions={
        !run.cancelled && (
          <CountDialog {...form} corrected={null} trigger={<Button size="sm">{t('add')}</Button>} />
        )
      }
    >
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-3">
        {(['named', 'participations', 'counted'] as const).map((figure) => (
          <div key={figure}>
            <dt className="text-ink-muted text-sm">{t(`figure.${figure}`)}</dt>
            <dd className="text-xl font-semibold tabular-nums">{formatNumber(figures[figure], locale)}</dd>
          </div>
        ))}
      </dl>
      {counts.length > 0 && (
        <ul aria-label={t('title')} className="divide-line border-line mt-3 divide-y border-t">
          {counts.map((count) => (
            <li key={count.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1 basis-64">
                <p className={count.ended ? 'text-ink-muted line-through' : ''}>
                  <strong className="font-semibold">{t('total', { count: count.people })}</strong>
                  {' · '}
                  {[
                    count.place,
                    count.session
                      ? inLanguage(language, count.session.titleEn, count.session.titleRu)
                      : t('wholeRun'),
                  ].join(' · ')}
                </p>
                <p className="text-ink-muted text-sm">{divided(count.cells, count)}</p>
                <p className="text-ink-muted text-sm">
                  {t('recorded', { name: count.recordedBy ?? t('system'), when: when(count.recordedAt) })}
                </p>
                {count.ended && (
                  <p className="text-ink-muted text-sm">
                    {t('ended', {
                      name: count.ended.by ?? t('system'),
                      when: when(count.ended.at),
                      reason: count.ended.reason,
                    })}
                  </p>
                )}
              </div>
              {!count.ended && (
                <State tone={count.tells ? 'ok' : 'neutral'}>{t(count.tells ? 'tells' : 'notAdded')}</State>
              )}
              {!count.ended && !run.cancelled && (
                <div className="flex gap-1">
                  <CountDialog
                    {...form}
                    corrected={count}
                    trigger={
                      <Button
                        size="sm"
                        variant="quiet"
                        aria-label={t('correctOf', { place: count.place, count: count.people })}
                      >
                        {t('correct')}
                      </Button>
                    }
                  />
                  <RemoveWithReason
                    action={takeBack}
                    input={{ runId: run.id, countId: count.id }}
                    words={{
                      open: t('removeOf', { place: count.place, count: count.people }),
                      title: t('removeTitle', { place: count.place }),
                      hint: t('removeHint'),
                      done: t('removed'),
                    }}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
