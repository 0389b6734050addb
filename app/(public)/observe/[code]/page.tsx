import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PlainAnswer } from '@/components/nominations/plain-answer';
import { WholeReport } from '@/components/reports/whole-report';
import { requestAddress } from '@/lib/auth/request-address';
import { observed } from '@/lib/reports/observers/queries';
import { groupedFigures, labelsOfReport, tablesOf } from '@/lib/reports/shown/queries';
import { formatDate, formatDateRange } from '@/lib/text/format';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('observe'))('title'),
    robots: { index: false, follow: false },
    // The address is the right: it is nobody else's to read.
    referrer: 'no-referrer',
  };
}

/** Figures of training for a donor or the management. Public: the code of the link is the right. Names nobody. */
export default async function ObservePage({ params }: Props) {
  const { code } = await params;
  const [t, reports, locale] = await Promise.all([
    getTranslations('observe'),
    getTranslations('reports'),
    getLocale(),
  ]);
  const found = await observed(code, await requestAddress(), new Date());
  if (!found.ok) {
    if (found.refusals[0]?.code !== 'TOO_MANY_REQUESTS') notFound();
    return <PlainAnswer title={t('unknownTitle')}>{t('tooMany')}</PlainAnswer>;
  }
  const { name, endsOn, scope, report } = found.value;
  const labels = await labelsOfReport(report, locale === 'ru' ? 'RU' : 'EN');
  return (
    <>
      <header className="mb-5">
        <h1>{t('title')}</h1>
        <p className="text-ink-muted mt-1">
          {reports('intro', {
            period: formatDateRange(scope.from, scope.to, locale),
            previous: formatDateRange(report.previousPeriod.from, report.previousPeriod.to, locale),
          })}
        </p>
        <p className="text-ink-muted">{t('for', { name, day: formatDate(endsOn, locale) })}</p>
      </header>
      <WholeReport
        report={report}
        groups={groupedFigures}
        tables={tablesOf(scope)}
        labels={labels}
        names={false}
        shared={scope.sharedOut === true && scope.donorId !== null}
        href={() => null}
      />
    </>
  );
}
