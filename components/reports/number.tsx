import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { Shown } from '@/lib/reports/suppression/types';
import { formatNumber } from '@/lib/text/format';

/** A number that opens the rows it was counted from, where the reader may see them; a suppressed one says so, and so does one that nothing is there for. */
export function ReportNumber({
  value,
  href,
  label,
}: {
  value: Shown | undefined;
  href: string | null;
  label: string;
}) {
  const t = useTranslations('reports');
  const locale = useLocale();
  if (value === undefined) return <span className="text-ink-muted text-sm font-normal">{t('none')}</span>;
  if (value === null) return <span className="text-ink-muted text-sm font-normal">{t('hidden')}</span>;
  const text = formatNumber(value, locale);
  if (!href || value === 0) return <>{text}</>;
  return (
    <Link href={href} prefetch={false} className="link" aria-label={`${label}: ${text}`}>
      {text}
    </Link>
  );
}
