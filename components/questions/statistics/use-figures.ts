import { useLocale, useTranslations } from 'next-intl';
import { formatNumber } from '@/lib/text/format';

const none = '–';

/** Figures of questions as they are written: shares in per cent, gains in points of it, indices with two places. */
export function useFigures() {
  const t = useTranslations('bank.statistics');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);
  return {
    percent: (share: number | null) =>
      share === null ? none : t('percent', { percent: Math.round(share * 100) }),
    points: (gain: number | null) => {
      if (gain === null) return none;
      const value = Math.round(gain * 100);
      return t('points', { points: signed(value, formatNumber(value, locale)) });
    },
    index: (value: number | null) => (value === null ? none : formatNumber(value, locale, 2)),
  };
}
