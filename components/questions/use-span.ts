import { useLocale, useTranslations } from 'next-intl';

/** The numbers that are right, as one or as from which to which. */
export function useSpan() {
  const t = useTranslations('bank.view');
  const locale = useLocale();
  const said = (number: number) => {
    // Six places are kept; what adding leaves behind them is nothing.
    const text = String(Number(number.toFixed(6))).replace('-', '−');
    return locale === 'ru' ? text.replace('.', ',') : text;
  };
  return (number: number, tolerance: number) =>
    tolerance === 0
      ? t('numberIs', { number: said(number) })
      : t('numberWithin', { from: said(number - tolerance), to: said(number + tolerance) });
}
