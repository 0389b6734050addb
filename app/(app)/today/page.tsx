import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { WaitingList } from '@/components/today/waiting-list';
import { WeekStrip } from '@/components/today/week-strip';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { officeDay, todayOf } from '@/lib/reports/today/queries';
import { formatDate } from '@/lib/text/format';
import { waitingItems } from './waiting';

export async function generateMetadata() {
  return { title: (await getTranslations('today'))('title') };
}

/** What needs me now? */
export default async function TodayPage() {
  const actor = await requireActor();
  if (!canCoordinate(actor)) redirect('/');
  const now = new Date();
  const [t, r, locale, day] = await Promise.all([
    getTranslations('today'),
    getTranslations('readiness'),
    getLocale(),
    officeDay(now),
  ]);
  const work = await todayOf(actor, now, day);
  const { groups, week } = waitingItems(work, { t, r, locale, today: day });
  const waits = groups.filter((group) => group.items.length > 0);

  return (
    <>
      <PageHeader
        title={t('title')}
        facts={formatDate(day, locale, 'weekday')}
        actions={
          <LinkButton variant="primary" href="/runs/new">
            {t('newRun')}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-4">
        <Panel title={t('week')} flush>
          <WeekStrip runs={week} today={day} locale={locale} empty={t('weekEmpty')} />
        </Panel>
        {waits.length === 0 ? (
          <EmptyState title={t('nothingWaits')}>{t('nothingWaitsHint')}</EmptyState>
        ) : (
          waits.map((group) => <WaitingList key={group.title} {...group} />)
        )}
      </div>
    </>
  );
}
