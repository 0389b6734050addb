import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProgrammeForm } from '@/components/programmes/programme-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { addDonor, findInstitutions, saveProgramme } from '../../actions';
import { programmeFormOptions } from '../../options';
import { managedProgramme } from '../seen';

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmes'))('edit') };
}

/** Changes a programme. */
export default async function EditProgrammePage({ params }: Props) {
  const { actor, programme } = await managedProgramme((await params).programmeId);
  const [t, options] = await Promise.all([
    getTranslations('programmes'),
    programmeFormOptions(actor, programme.partners),
  ]);
  const { id, code, titleEn, titleRu, startsOn, endsOn } = programme;
  return (
    <ClientMessages namespaces={['programmes', 'runs.form']}>
      <PageHeader
        trail={[
          { href: '/programmes', label: t('title') },
          { href: `/programmes/${id}`, label: code },
        ]}
        title={t('edit')}
      />
      <ProgrammeForm
        values={{
          ...{ code, titleEn, titleRu, startsOn, endsOn },
          countryCodes: programme.countries.map((country) => country.code),
          donorIds: programme.donors.map((donor) => donor.id),
          partnerIds: programme.partners.map((partner) => partner.id),
        }}
        options={options}
        programmeId={id}
        save={saveProgramme}
        addDonor={addDonor}
        findInstitutions={findInstitutions}
      />
    </ClientMessages>
  );
}
