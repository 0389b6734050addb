import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RunFields } from '@/components/runs/run-fields';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { idOf } from '@/lib/text/page';
import { isDay } from '@/lib/time/day';
import { createVenue, findInstitutions, scheduleRun } from '../actions';
import { runOptions } from '../options';

export async function generateMetadata() {
  return { title: (await getTranslations('runs'))('new.title') };
}

type Search = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Search> };

/** A day in the address, where it is one. */
const dayIn = (value: string | string[] | undefined) =>
  typeof value === 'string' && isDay(value) ? value : '';

/** Plans a run; `?course=` chooses the course beforehand, `?startsOn=&endsOn=` the days. */
export default async function NewRunPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCoordinate(actor)) redirect('/');
  const [t, options, { course, startsOn, endsOn }] = await Promise.all([
    getTranslations('runs'),
    runOptions(actor),
    searchParams,
  ]);
  const chosen = options.courses.find(({ value }) => value === idOf(course));
  const values = {
    ...{
      courseId: chosen?.value ?? '',
      startsOn: dayIn(startsOn),
      endsOn: dayIn(endsOn),
      venueId: '',
      timeZone: '',
      countryCode: '',
    },
    ...{ regionCode: '', cityEn: '', cityRu: '', languages: ['ru'], capacity: 25, cycle: null, notes: '' },
    ...{
      sensitive: chosen?.sensitive ?? false,
      donors: [],
      quotas: [],
      hostIds: [],
      materials: [],
      outputs: [],
    },
    moveSessions: false,
  };
  return (
    <ClientMessages namespaces={['runs', 'venues']}>
      <PageHeader trail={[{ href: '/runs', label: t('title') }]} title={t('new.title')} />
      <RunFields
        values={values}
        options={options}
        save={scheduleRun}
        createVenue={createVenue}
        findInstitutions={findInstitutions}
      />
    </ClientMessages>
  );
}
