import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select, type Option } from '@/components/ui/select';
import { explorable, explorableBy } from '@/lib/reports/explore/schema';
import type { Exploration } from '@/lib/reports/explore/types';
import { ScopeFilters } from '../scope-filters';

type Props = {
  exploration: Exploration;
  programmes: readonly Option[];
  donors: readonly Option[];
  countries: readonly Option[];
  kinds: readonly Option[];
};

/** What is counted and by what, and of which scope; all of it lives in the address. */
export function ExploreFilters({ exploration, ...options }: Props) {
  const t = useTranslations('reports');
  const { figure, rows, columns, hide, scope, preset } = exploration;
  const by = explorableBy(figure, hide).map((value) => ({ value, label: t(`dimension.${value}`) }));
  return (
    <ScopeFilters
      scope={scope}
      preset={preset}
      keep={['sort']}
      sharing={scope.donorId !== null || rows === 'donor' || columns === 'donor'}
      {...options}
    >
      <Field label={t('explore.figure')} unmarked className="md:max-w-56">
        <Select
          name="figure"
          options={explorable(hide).map((key) => ({ value: key, label: t(`figure.${key}.name`) }))}
          defaultValue={figure}
        />
      </Field>
      <Field label={t('explore.rows')} unmarked className="md:max-w-44">
        <Select name="rows" options={by} defaultValue={rows} />
      </Field>
      <Field label={t('explore.columns')} unmarked className="md:max-w-44">
        <Select
          name="columns"
          options={by.filter(({ value }) => value !== rows)}
          placeholder={t('explore.noColumns')}
          defaultValue={columns ?? ''}
        />
      </Field>
      <Checkbox name="hide" value="1" label={t('explore.hide')} defaultChecked={hide} />
      {/* What is counted stands in a line of its own, before what it is narrowed to. */}
      <span aria-hidden className="h-0 basis-full! max-md:hidden" />
    </ScopeFilters>
  );
}
