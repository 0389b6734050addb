import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { SeasonForm } from '@/components/seasons/season-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { seasonCourses } from '@/lib/runs/seasons/queries';
import { centreOf } from '@/lib/runs/seasons/places/rules';
import { inLanguage } from '@/lib/text/in-language';
import { findInstitutions } from '../actions';
import { runOptions } from '../options';
import { checkSeason, findSeasonTrainers, planSeason } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('seasons'))('title') };
}

const blank = {
  ...{
    courseId: '',
    titleEn: '',
    titleRu: '',
    languages: ['ru'],
    sensitive: false,
    donorIds: [],
    materials: [],
  },
  ...{ institutionId: '', womenPercent: null, agenda: false, beside: null, rows: [] },
};

/** How is one course held in many places? */
export default async function SeasonPage() {
  const actor = await requireActor();
  if (!canCoordinate(actor)) redirect('/');
  const [t, runs] = await Promise.all([getTranslations('seasons'), getTranslations('runs')]);
  return (
    <ClientMessages namespaces={['runs', 'seasons']}>
      <PageHeader trail={[{ href: '/runs', label: runs('title') }]} title={t('title')} facts={t('hint')} />
      <SeasonForm
        values={blank}
        options={await seasonOptions(actor)}
        check={checkSeason}
        plan={planSeason}
        findTrainers={findSeasonTrainers}
        findInstitutions={findInstitutions}
      />
    </ClientMessages>
  );
}

async function seasonOptions(actor: Actor) {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  const [options, courses] = await Promise.all([runOptions(actor), seasonCourses(actor)]);
  const { venues, countries, donors, timeZones } = options;
  return {
    ...{ venues, countries, donors, timeZones },
    courses: courses.map(({ id, code, titleEn, titleRu, kind, days, sensitive, blocks }) => ({
      ...{ value: id, titleEn, titleRu, days, sensitive },
      label: `${code} · ${inLanguage(language, titleEn, titleRu)}`,
      dialogue: kind === 'DIALOGUE',
      agenda: blocks > 0,
    })),
    regions: options.regions.map((region) => ({
      ...region,
      ...(centreOf(region.value) ?? { cityEn: '', cityRu: '' }),
    })),
  };
}
