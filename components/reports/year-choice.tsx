import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';

/** The whole years that an observer looks at. */
export function YearChoice({ preset }: { preset: 'thisYear' | 'lastYear' }) {
  const t = useTranslations('reports.filter');
  return (
    <nav aria-label={t('period')} className="mb-4 flex gap-2">
      {(['thisYear', 'lastYear'] as const).map((year) => (
        <LinkButton
          key={year}
          size="sm"
          href={`/reports?period=${year}`}
          variant={year === preset ? 'primary' : 'secondary'}
          aria-current={year === preset ? 'page' : undefined}
        >
          {t(year)}
        </LinkButton>
      ))}
    </nav>
  );
}
