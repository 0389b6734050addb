import Link from 'next/link';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { CertificateSheet } from '@/lib/certificates/sheet/queries';
import { standings, type Standing } from '@/lib/certificates/sheet/rules';

type Props = {
  counts: CertificateSheet['counts'];
  show: Standing | null;
  /** The address of this page with that filter. */
  href: (show: Standing | null) => string;
};

/** How many stand where, and the way to see only those. A number of none is not worth a place. */
export function StandingFilter({ counts, show, href }: Props) {
  const t = useTranslations('certificates.filter');
  const total = standings.reduce((sum, standing) => sum + counts[standing], 0);
  const shown = standings.filter((standing) => counts[standing] > 0 || standing === show);
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-2">
      {[null, ...shown].map((standing) => (
        <Link
          key={standing ?? 'ALL'}
          href={href(standing)}
          scroll={false}
          aria-current={standing === show ? 'page' : undefined}
          className={clsx(
            'h-control inline-flex items-center gap-2 rounded-full border px-3.5 whitespace-nowrap',
            standing === show
              ? 'border-accent-line bg-accent-soft text-accent font-medium'
              : 'border-line bg-surface hover:bg-hover',
          )}
        >
          {t(standing ?? 'ALL')}
          <span className="font-semibold tabular-nums">{standing ? counts[standing] : total}</span>
        </Link>
      ))}
    </nav>
  );
}
