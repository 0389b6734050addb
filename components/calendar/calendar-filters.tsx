import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { SearchField } from '@/components/ui/search-field';
import { Select, type Option } from '@/components/ui/select';
import type { CalendarFilters as Filters } from '@/lib/runs/calendar/schema';

type Props = {
  filters: Filters;
  options: Record<'programme' | 'country' | 'kind' | 'trainer', readonly Option[]>;
};

const choices = ['programme', 'country', 'kind', 'trainer'] as const;

/** What the calendar is narrowed by; lives in the address, as the view and the day do. */
export function CalendarFilters({ filters, options }: Props) {
  const t = useTranslations('calendar.filter');
  const byRow = filters.view === 'trainers' || filters.view === 'venues';
  return (
    <FilterBar keep={['view', 'date']}>
      <SearchField label={t('search')} main defaultValue={filters.q} className="md:min-w-56 md:flex-1" />
      {choices.map((name) => (
        <Field key={name} label={t(name)} hideLabel unmarked className="md:max-w-44">
          <Select
            name={name}
            options={options[name]}
            placeholder={t(`any.${name}`)}
            defaultValue={filters[name] ?? ''}
          />
        </Field>
      ))}
      <Checkbox
        name="cancelled"
        value="1"
        label={t('cancelled')}
        defaultChecked={filters.cancelled === '1'}
        className="md:min-w-0!"
      />
      {byRow && (
        <Checkbox
          name="rows"
          value="1"
          label={t('rows')}
          defaultChecked={filters.rows === '1'}
          className="md:min-w-0!"
        />
      )}
    </FilterBar>
  );
}
