import { useLocale, useTranslations } from 'next-intl';
import type { DimensionName } from '@/lib/reports/figures/types';
import { formatPattern } from '@/lib/text/format';

/** What a value of a dimension is called; `labels` are the names that the office gave. */
export function useValueWords(): (
  dimension: DimensionName,
  value: string | null,
  labels?: ReadonlyMap<string, string>,
) => string {
  const t = useTranslations('reports.table');
  const sexes = useTranslations('people.sex');
  const sectors = useTranslations('institutions.sector');
  const kinds = useTranslations('runs.kinds');
  const locale = useLocale();
  return (dimension, value, labels) => {
    if (value === null) return t('notStated');
    switch (dimension) {
      case 'sex':
        return sexes(value as 'FEMALE');
      case 'sector':
        return sectors(value as 'GOVERNMENT');
      case 'kind':
        return kinds(value as 'TRAINING');
      case 'month':
        return formatPattern(`${value}-01`, 'MMMM YYYY', locale);
      default:
        return labels?.get(value) ?? value;
    }
  };
}
