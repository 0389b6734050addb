import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { FiguresImport } from '@/components/programmes/figures-import';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { countryChoices } from '@/lib/people/countries/queries';
import { inLanguage } from '@/lib/text/in-language';
import { applyFigures } from '../../../../actions';
import { managedProgramme } from '../../../seen';

type Props = { params: Promise<{ programmeId: string; indicatorId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('title') };
}

/** What would this table change? Only for those who manage the programme (`managedProgramme`). */
export default async function FiguresImportPage({ params }: Props) {
  const { programmeId, indicatorId } = await params;
  const { actor, programme } = await managedProgramme(programmeId);
  const indicator = programme.indicators.find(({ id }) => id === indicatorId);
  if (!indicator) notFound();
  const [t, programmes, locale] = await Promise.all([
    getTranslations('figures'),
    getTranslations('programmes'),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const name = inLanguage(language, indicator.nameEn, indicator.nameRu);
  return (
    <ClientMessages namespaces={['figures']}>
      <PageHeader
        trail={[
          { href: '/programmes', label: programmes('title') },
          { href: `/programmes/${programme.id}`, label: programme.code },
          { href: `/programmes/${programme.id}/indicators/${indicator.id}`, label: name },
        ]}
        title={t('title')}
        facts={<span>{[name, indicator.unit].join(' · ')}</span>}
      />
      <FiguresImport
        programmeId={programme.id}
        indicatorId={indicator.id}
        countries={await countryChoices(actor, language)}
        apply={applyFigures}
      />
    </ClientMessages>
  );
}
