import { getLocale, getTranslations } from 'next-intl/server';
import { ExportDialog } from '@/components/reports/export-dialog';
import { LinkDialog } from '@/components/reports/link-dialog';
import { LinkButton } from '@/components/ui/link-button';
import { addressOfScope } from '@/lib/reports/scope/schema';
import type { ReportScope } from '@/lib/reports/scope/types';
import { addDays, type Day } from '@/lib/time/day';
import { askExport, makeObserverLink } from './actions';

/** What can be done with the report that is shown: let somebody see it, or take it away. */
export async function ReportActions({ scope, today }: { scope: ReportScope; today: Day }) {
  const t = await getTranslations('reports');
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  return (
    <>
      <LinkButton href={`/reports/explore?${new URLSearchParams(addressOfScope(scope))}`}>
        {t('explore.open')}
      </LinkButton>
      <LinkDialog scope={scope} endsOn={addDays(today, 90)} make={makeObserverLink} />
      <ExportDialog scope={scope} language={language} ask={askExport} />
    </>
  );
}
