import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { IndicatorForm } from '@/components/programmes/indicator-form';
import { RemoveEntry } from '@/components/programmes/remove-entry';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { countryChoices } from '@/lib/people/countries/queries';
import { inLanguage } from '@/lib/text/in-language';
import { recordIndicator, removeIndicator } from '../../actions';
import { managedProgramme } from '../seen';

type Props = { programmeId: string; indicatorId: string | null };

/** The form of an indicator of a programme; `indicatorId` null: a new one. */
export async function IndicatorPage({ programmeId, indicatorId }: Props) {
  const { actor, programme } = await managedProgramme(programmeId);
  const indicator = programme.indicators.find(({ id }) => id === indicatorId);
  if (indicatorId && !indicator) notFound();
  const [t, figures, locale] = await Promise.all([
    getTranslations('programmes'),
    getTranslations('figures'),
    getLocale(),
  ]);
  return (
    <ClientMessages namespaces={['programmes']}>
      <PageHeader
        trail={[
          { href: '/programmes', label: t('title') },
          { href: `/programmes/${programme.id}`, label: programme.code },
        ]}
        title={t(indicator ? 'indicator.changeTitle' : 'indicator.new')}
        actions={
          indicator && (
            <>
              {indicator.values.length === 0 && (
                <RemoveEntry
                  name={inLanguage(locale === 'ru' ? 'RU' : 'EN', indicator.nameEn, indicator.nameRu)}
                  programmeId={programme.id}
                  remove={removeIndicator.bind(null, {
                    programmeId: programme.id,
                    indicatorId: indicator.id,
                  })}
                />
              )}
              <LinkButton href={`/programmes/${programme.id}/indicators/${indicator.id}/import`}>
                {figures('open')}
              </LinkButton>
            </>
          )
        }
      />
      <IndicatorForm
        programmeId={programme.id}
        indicatorId={indicator?.id ?? null}
        values={{
          nameEn: indicator?.nameEn ?? '',
          nameRu: indicator?.nameRu ?? '',
          unit: indicator?.unit ?? '',
          countryCode: indicator?.countryCode ?? null,
          values: (indicator?.values ?? []).map(({ country: _, ...value }) => value),
          aims: (indicator?.aims ?? []).map(({ country: _, ...aim }) => aim),
        }}
        countries={await countryChoices(actor, locale === 'ru' ? 'RU' : 'EN')}
        save={recordIndicator}
      />
    </ClientMessages>
  );
}
