import { useLocale, useTranslations } from 'next-intl';
import { Paperclip } from 'lucide-react';
import type { ResultView } from '@/lib/programmes/results/queries';
import { formatDate, formatDateRange, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

const figureOf = (quantity: number | null, unit: string | null, locale: 'en' | 'ru') =>
  quantity === null
    ? null
    : [formatNumber(quantity, locale, Number.isInteger(quantity) ? 0 : 2), unit]
        .filter(Boolean)
        .join('\u00a0');

/** A result as lists say it: the figure first, then what it was, then who, where and when. */
export function ResultText({ result }: { result: ResultView }) {
  const t = useTranslations('results');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { quantity, unit, furtherQuantity, furtherUnit, what, remark, achievedBy, institution } = result;
  const { place, country, course, happenedFrom, happenedTo, runs, files } = result;
  const figure = figureOf(quantity, unit, locale);
  const further = [figureOf(furtherQuantity, furtherUnit, locale), remark].filter(Boolean).join('; ');
  const who =
    achievedBy ??
    (institution && ((language === 'RU' ? institution.nameRu : institution.nameEn) ?? institution.name));
  const where = [place, country && inLanguage(language, country.nameEn, country.nameRu)];
  const when =
    happenedFrom &&
    (happenedTo ? formatDateRange(happenedFrom, happenedTo, locale) : formatDate(happenedFrom, locale));
  const from =
    runs.length > 0
      ? runs.map(({ code }) => code).join(', ')
      : course && inLanguage(language, course.titleEn, course.titleRu);
  return (
    <div className="min-w-0">
      <p className="text-balance">
        {figure && <strong className="font-semibold">{figure} </strong>}
        {what}
        {further && <span className="text-ink-muted"> ({further})</span>}
      </p>
      <p className="text-ink-muted mt-0.5 text-sm">
        {[who, ...where, when, from && t('cameOf', { of: from })].filter(Boolean).join(' · ')}
      </p>
      {files > 0 && (
        <p className="text-ink-muted mt-0.5 flex items-center gap-1.5 text-sm">
          <Paperclip aria-hidden className="size-3.5" />
          {t('files', { count: files })}
        </p>
      )}
    </div>
  );
}
