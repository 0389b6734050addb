import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { HolidayForm } from '@/components/holidays/holiday-form';
import { HolidayList } from '@/components/holidays/holiday-list';
import { SettingsHeader } from '@/components/settings/settings-header';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { countryChoices } from '@/lib/people/countries/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { holidayList } from '@/lib/runs/holidays/queries';
import { filterOf } from '@/lib/text/page';
import { addHoliday, removeHoliday } from './actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('holidays'))('title') };
}

/** When is nobody expected to come? */
export default async function HolidaysPage({ searchParams }: Props) {
  const [actor, params, t, locale] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations('holidays'),
    getLocale(),
  ]);
  const countries = await countryChoices(actor, locale === 'ru' ? 'RU' : 'EN');
  const thisYear = Number((await officeDay(new Date())).slice(0, 4));
  const years = Array.from({ length: 9 }, (_, index) => `${thisYear - 2 + index}`);
  const country =
    filterOf(
      params.country,
      countries.map(({ value }) => value),
    ) ?? 'KG';
  const year = filterOf(params.year, years) ?? `${thisYear}`;
  const holidays = await found(holidayList(actor, country, Number(year)));
  return (
    <ClientMessages namespaces={['holidays']}>
      <SettingsHeader administers />
      <FilterBar>
        <Field label={t('country')} hideLabel unmarked className="md:max-w-60">
          <Select name="country" defaultValue={country} options={countries} />
        </Field>
        <Field label={t('year')} hideLabel unmarked className="md:max-w-32">
          <Select
            name="year"
            defaultValue={year}
            options={years.map((each) => ({ value: each, label: each }))}
          />
        </Field>
      </FilterBar>
      <div className="flex flex-col gap-4">
        <Panel title={t('title')} hint={t('hint')} flush={holidays.length > 0}>
          {holidays.length > 0 ? (
            <HolidayList holidays={holidays} remove={removeHoliday} />
          ) : (
            <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
          )}
        </Panel>
        <Panel title={t('add')}>
          <HolidayForm key={country} countryCode={country} add={addHoliday} />
        </Panel>
      </div>
    </ClientMessages>
  );
}
