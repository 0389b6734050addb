import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NewType } from '@/components/qualifications/new-type';
import { QualificationTabs } from '@/components/qualifications/qualification-tabs';
import { TypeTable } from '@/components/qualifications/type-table';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { canCoordinate, canCoordinateEverything } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { qualificationTypes } from '@/lib/qualifications/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { createQualificationType } from '../actions';
import { typeFormOptions } from './options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('qualifications'))('kinds') };
}

/** Which statuses are there, how does one get them, and what do they open? */
export default async function QualificationKindsPage() {
  const actor = await requireActor();
  if (!canCoordinate(actor)) notFound();
  const [t, day] = await Promise.all([getTranslations('qualifications'), officeDay(new Date())]);
  const rows = await qualificationTypes(actor, day);
  return (
    <ClientMessages namespaces={['qualifications', 'runs.languages']}>
      <PageHeader
        title={t('title')}
        facts={t('kindCount', { count: rows.length })}
        actions={
          canCoordinateEverything(actor) && (
            <NewType options={await typeFormOptions(actor, null)} create={createQualificationType} />
          )
        }
      />
      <QualificationTabs />
      <Panel flush>
        {rows.length > 0 ? (
          <TypeTable rows={rows} />
        ) : (
          <EmptyState title={t('noKinds')}>{t('noKindsHint')}</EmptyState>
        )}
      </Panel>
    </ClientMessages>
  );
}
