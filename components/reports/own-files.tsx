import { useLocale, useTranslations } from 'next-intl';
import type { Action } from '@/components/runs/form-types';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import type { OwnExport } from '@/lib/reports/exports/queries';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { RetryExport } from './retry-export';
import { RefreshWhile } from './refresh-while';

type Props = {
  files: readonly OwnExport[];
  timeZone: string;
  retry: Action<{ exportId: string }, { exportId: string }>;
};

/** The files that the reader asked for: how far they are, where to take them, and what to do where one failed. */
export function OwnFiles({ files, timeZone, retry }: Props) {
  const t = useTranslations('reports.export');
  const locale = useLocale();
  if (files.length === 0) return null;
  const waiting = files.some(({ state }) => state === 'WAITING');
  return (
    <Panel title={t('list')} flush>
      {waiting && <RefreshWhile />}
      <ul className="divide-line divide-y">
        {files.map(({ id, format, purpose, state, rowsDone, rowsTotal, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 break-words">
              <span className="font-medium">{t(`short.${format}`)}</span> · {purpose}
            </span>
            {state === 'READY' ? (
              <span className="flex flex-wrap items-center gap-x-4">
                <span className="text-ink-muted text-sm">
                  {t('until', { day: formatDateTime(expiresAt, timeZone, locale, 'shortDay') })}
                </span>
                <a
                  className="link"
                  href={`/api/reports/exports/${id}`}
                  aria-label={t('downloadOne', { format: t(`short.${format}`), purpose })}
                  download
                >
                  {t('download')}
                </a>
              </span>
            ) : state === 'WAITING' ? (
              <Progress
                className="w-56"
                label={t('writing')}
                value={rowsDone}
                max={rowsTotal ?? 1}
                text={
                  rowsTotal === null
                    ? undefined
                    : t('writingOf', {
                        done: formatNumber(rowsDone, locale),
                        total: formatNumber(rowsTotal, locale),
                      })
                }
              />
            ) : (
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <span className="text-danger">{t('failed')}</span>
                <RetryExport
                  exportId={id}
                  label={t('retryOne', { format: t(`short.${format}`), purpose })}
                  retry={retry}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
