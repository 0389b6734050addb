import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { ResourceReference } from '@/lib/reports/api/reference/rules';
import { DescribedTable } from './described-table';

/** One resource: its path, the scopes that it asks for, its parameters and the fields of its answer. */
export function ResourcePanel({ resource }: { resource: ResourceReference }) {
  const t = useTranslations('api.page');
  const { name, path, scopes, words, parameters, fields } = resource;
  return (
    <Panel
      flush
      title={
        <code id={name} className="scroll-mt-20 break-all">
          GET {path}
        </code>
      }
      hint={words}
    >
      <p className="text-ink-muted px-4 pb-3 text-sm">
        {scopes.length > 0 ? t('asks', { scopes: scopes.join(' · ') }) : t('noScope')}
      </p>
      {parameters.length > 0 && (
        <DescribedTable caption={t('parametersOf', { path })} title={t('parameters')} rows={parameters} />
      )}
      <details className="border-line border-t">
        <summary className="cursor-pointer px-4 py-2.5 font-medium">{t('fields')}</summary>
        <DescribedTable caption={t('fieldsOf', { path })} title={t('fields')} rows={fields} />
      </details>
    </Panel>
  );
}
