import type { ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { controlClass } from '@/components/ui/control-style';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select, type Option } from '@/components/ui/select';
import { presets, type Preset } from '@/lib/reports/scope/rules';
import { sharings } from '@/lib/reports/scope/schema';
import type { ReportScope } from '@/lib/reports/scope/types';

type Props = {
  scope: ReportScope;
  preset: Preset | null;
  programmes: readonly Option[];
  donors: readonly Option[];
  countries: readonly Option[];
  kinds: readonly Option[];
  keep?: readonly string[];
  /** How what several donors pay for is counted can be chosen; else where a donor is. */
  sharing?: boolean;
  /** What is chosen before the scope. */
  children?: ReactNode;
};

/** What a report is about; lives in the address. */
export function ScopeFilters({
  scope,
  preset,
  programmes,
  donors,
  countries,
  kinds,
  keep = [],
  sharing = scope.donorId !== null,
  children,
}: Props) {
  const t = useTranslations('reports.filter');
  const periods = [...presets, 'own' as const].map((value) => ({ value, label: t(value) }));
  return (
    <FilterBar keep={['course', ...keep]}>
      {children}
      <Field label={t('period')} hideLabel unmarked className="md:max-w-48">
        <Select name="period" options={periods} defaultValue={preset ?? 'own'} />
      </Field>
      {preset === null &&
        (['from', 'to'] as const).map((end) => (
          <Field key={end} label={t(end)} hideLabel unmarked className="md:max-w-44">
            <DateInput name={end} defaultValue={scope[end]} />
          </Field>
        ))}
      <Field label={t('programme')} hideLabel unmarked className="md:max-w-56">
        <Select
          name="programme"
          options={programmes}
          placeholder={t('anyProgramme')}
          defaultValue={scope.programmeId ?? ''}
        />
      </Field>
      <Field label={t('donor')} hideLabel unmarked className="md:max-w-48">
        <Select
          name="donor"
          options={donors}
          placeholder={t('anyDonor')}
          defaultValue={scope.donorId ?? ''}
        />
      </Field>
      {sharing && (
        <Field label={t('sharing')} hideLabel unmarked className="md:max-w-72">
          <Select
            name="sharing"
            options={sharings.map((value) => ({ value, label: t(value) }))}
            defaultValue={scope.sharedOut ? 'shared' : 'full'}
          />
        </Field>
      )}
      <Choices
        name="country"
        label={t('countriesChosen', { count: scope.countryCodes.length })}
        options={countries}
        chosen={scope.countryCodes}
      />
      <Choices
        name="kind"
        label={t('kindsChosen', { count: scope.kinds.length })}
        options={kinds}
        chosen={scope.kinds}
      />
    </FilterBar>
  );
}

type ChoicesProps = { name: string; label: string; options: readonly Option[]; chosen: readonly string[] };

/** Several of a few, folded away until they are asked for. */
function Choices({ name, label, options, chosen }: ChoicesProps) {
  return (
    <details className="relative max-md:basis-full! md:max-w-56">
      <summary className={`${controlClass} flex cursor-default items-center justify-between gap-2`}>
        <span className="truncate">{label}</span>
        <ChevronDown aria-hidden className="text-ink-muted size-4 shrink-0" />
      </summary>
      <div className="border-line bg-raised shadow-float absolute z-20 mt-1 max-h-72 min-w-56 overflow-y-auto rounded-lg border px-3 py-1.5">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </details>
  );
}
