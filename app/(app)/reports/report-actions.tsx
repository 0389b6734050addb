import { getLocale } from 'next-intl/server';
import { ExportDialog } from '@/components/reports/export-dialog';
import { LinkDialog } from '@/components/reports/link-dialog';
import type { ReportScope } from '@/lib/reports/scope/types';
import { addDays, type Day } from '@/lib/time/day';
import { askExport, makeObserverLink } from './actions';

/** What can be done with the report that is shown: let somebody see it, or take it away. */
export async function ReportActions({ scope, today }: { scope: ReportScope; today: Day }) {
  const language = (await getLocale()) === 'ru' ? 'RU' : 'EN';
  return (
    <>
      <LinkDialog scope={scope} endsOn={addDays(today, 90)} make={makeObserverLink} />
      <ExportDialog scope={scope} language={language} ask={askExport} />
    </>
  );
}
