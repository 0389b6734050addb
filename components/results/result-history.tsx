import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { ResultRecord } from '@/lib/programmes/results/queries';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';

type Names = {
  /** Names of courses, runs, institutions and countries by what the record keeps of them. */
  names: Record<string, string>;
};

/** Who entered a result, and what it said before each correction. */
export function ResultHistory({
  result,
  timeZone,
  names,
}: { result: ResultRecord; timeZone: string } & Names) {
  const t = useTranslations('results.history');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const when = (at: Date) => formatDateTime(at, timeZone, locale, 'shortDay');
  const said = (value: unknown): string => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
      return t('nothing');
    if (Array.isArray(value)) return value.map(said).join(', ');
    if (typeof value === 'number') return formatNumber(value, locale, Number.isInteger(value) ? 0 : 2);
    const text = String(value);
    return names[text] ?? (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text, locale) : text);
  };
  return (
    <Panel title={t('title')}>
      <ol className="flex flex-col gap-3">
        {result.changes.map(({ id, at, by, before }) => (
          <li key={id}>
            <p>
              {Object.entries(before)
                .map(([field, value]) =>
                  t('was', { field: t(`field.${field}` as 'field.what'), value: said(value) }),
                )
                .join('; ')}
            </p>
            <p className="text-ink-muted text-sm">
              {t('corrected', { when: when(at), name: by ?? t('system') })}
            </p>
          </li>
        ))}
        <li className="text-ink-muted text-sm">
          {t('entered', { when: when(result.enteredAt), name: result.enteredBy ?? t('system') })}
        </li>
      </ol>
    </Panel>
  );
}
