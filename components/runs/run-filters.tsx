import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { SearchField } from '@/components/ui/search-field';
import { Checkbox } from '@/components/ui/checkbox';
import { Select, type Option } from '@/components/ui/select';
import { runPhases } from '@/lib/runs/rules';
import type { RunFilters as Filters } from '@/lib/runs/schema';

type Props = {
  filters: Filters;
  programmes: readonly Option[];
  courses: readonly Option[];
  countries: readonly Option[];
  years: readonly number[];
};

/** What the list of runs can be narrowed by; lives in the address. */
export function RunFilters({ filters, programmes, courses, countries, years }: Props) {
  const t = useTranslations('runs.filter');
  const phase = useTranslations('runs.phase');
  const choices = [
    { name: 'programme', options: programmes, value: filters.programme },
    { name: 'course', options: courses, value: filters.course },
    { name: 'country', options: countries, value: filters.country },
    {
      name: 'phase',
      options: runPhases.map((each) => ({ value: each, label: phase(each) })),
      value: filters.phase,
    },
    {
      name: 'year',
      options: years.map((year) => ({ value: `${year}`, label: `${year}` })),
      value: filters.year,
    },
  ] as const;
  return (
    <FilterBar keep={['season']}>
      <SearchField label={t('search')} main defaultValue={filters.q} className="md:min-w-72 md:flex-1" />
      {choices.map(({ name, options, value }) => (
        <Field key={name} label={t(name)} hideLabel unmarked className="md:max-w-48">
          <Select
            name={name}
            options={[...options]}
            placeholder={t(`any.${name}`)}
            defaultValue={value ?? ''}
          />
        </Field>
      ))}
      <Checkbox
        name="withoutTrainer"
        value="1"
        label={t('withoutTrainer')}
        defaultChecked={filters.withoutTrainer === '1'}
        className="md:min-w-0!"
      />
    </FilterBar>
  );
}
