import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { dryRun } from '@/lib/certificates/dry-run/rules';
import type { CertificateSheet } from '@/lib/certificates/sheet/queries';
import { useOutcomeText } from '../outcome-text';
import { ObstacleGroup, type Mending } from './obstacle-group';

/** What stands in the way of whom, counted, and each with what mends it; and what an issue of all who are ready would do. */
export function DryRunPanel({ sheet, ...mending }: { sheet: CertificateSheet } & Mending) {
  const t = useTranslations('certificates.dryRun');
  const outcome = useOutcomeText();
  const groups = dryRun(sheet.rows);
  const will = outcome(sheet.toIssue, {
    ready: sheet.toIssue.READY,
    attendance: 0,
    again: 0,
  });
  return (
    <Panel
      title={t('title')}
      hint={
        <>
          <span className="text-ink block font-medium first-letter:uppercase">{will}</span>
          {t('hint')}
        </>
      }
      flush
    >
      {groups.length === 0 ? (
        <p className="border-line border-t px-4 py-3">
          <State tone="ok">{t('clear')}</State>
        </p>
      ) : (
        <ul className="divide-line border-line divide-y border-t">
          {groups.map(({ obstacle, people }) => (
            <li key={obstacle}>
              <ObstacleGroup run={sheet.run} obstacle={obstacle} people={people} {...mending} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
