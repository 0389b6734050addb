import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProgrammeForm } from '@/components/programmes/programme-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { canAdminister } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { addDonor, findInstitutions, saveProgramme } from '../actions';
import { programmeFormOptions } from '../options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes'))('new') };
}

const empty = {
  code: '',
  titleEn: '',
  titleRu: '',
  startsOn: '',
  endsOn: '',
  countryCodes: [],
  donorIds: [],
  partnerIds: [],
};

/** Starts a programme: an administrator's page. */
export default async function NewProgrammePage() {
  const actor = await requireActor();
  if (!canAdminister(actor)) notFound();
  const [t, options] = await Promise.all([getTranslations('programmes'), programmeFormOptions(actor, [])]);
  return (
    <ClientMessages namespaces={['programmes', 'runs.form']}>
      <PageHeader trail={[{ href: '/programmes', label: t('title') }]} title={t('new')} />
      <ProgrammeForm
        values={empty}
        options={options}
        programmeId={null}
        save={saveProgramme}
        addDonor={addDonor}
        findInstitutions={findInstitutions}
      />
    </ClientMessages>
  );
}
