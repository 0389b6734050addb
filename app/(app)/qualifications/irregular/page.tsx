import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IrregularTable } from '@/components/qualifications/irregular-table';
import { QualificationTabs } from '@/components/qualifications/qualification-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { irregularSessions } from '@/lib/qualifications/irregular/queries';
import { pageRequestOf, pageSize } from '@/lib/text/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('qualifications.irregular'))('title') };
}

/** What was taught by somebody whose status did not entitle to it that day? */
export default async function IrregularPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [params, t, words] = await Promise.all([
    searchParams,
    getTranslations('qualifications'),
    getTranslations('qualifications.irregular'),
  ]);
  const { rows, total, page } = await irregularSessions(actor, {
    page: pageRequestOf(params).page,
    now: new Date(),
  });
  return (
    <>
      <PageHeader title={t('title')} facts={words('count', { count: total })} />
      <QualificationTabs />
      <Panel title={words('title')} hint={words('hint')} flush>
        {rows.length > 0 ? (
          <>
            <IrregularTable rows={rows} />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              path="/qualifications/irregular"
              params={{}}
            />
          </>
        ) : (
          <EmptyState title={words('none')}>{words('noneHint')}</EmptyState>
        )}
      </Panel>
    </>
  );
}
