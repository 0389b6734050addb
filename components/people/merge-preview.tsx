import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { useRefusalText } from '@/components/forms/refusal-text';
import type { MergePreview as Preview } from '@/lib/certificates/merges/preview/queries';
import type { Refusal } from '@/lib/errors/outcome';
import { DuplicateReasons } from './duplicate-side';

const hanging = [
  'enrolments',
  'marks',
  'certificates',
  'qualifications',
  'trainerOf',
  'nominations',
  'unavailable',
  'feeds',
] as const;

/** What stands in the way. */
function Obstacles({ refusals }: { refusals: readonly Refusal[] }) {
  const t = useTranslations('merges');
  const text = useRefusalText();
  return (
    <Notice tone="danger" title={t('obstacles')}>
      {refusals.map((refusal, index) => (
        <p key={index}>{text(refusal)}</p>
      ))}
    </Notice>
  );
}

/** Why two records may be one person, what hangs on both, and what becomes of the runs on which both are. */
export function MergePreview({ preview }: { preview: Preview }) {
  const t = useTranslations('merges');
  const states = useTranslations('enrolments.state');
  const { kept, merged, shared, obstacles } = preview;
  return (
    <>
      {obstacles.length > 0 && <Obstacles refusals={obstacles} />}
      <Panel title={t('why')}>
        <DuplicateReasons {...preview} />
      </Panel>
      <Panel title={t('hangs')} hint={t('hangsHint')} flush>
        <Table caption={t('hangs')}>
          <Thead>
            <Tr>
              <Th>{t('hangs')}</Th>
              <Th numeric>{t('stays')}</Th>
              <Th numeric>{t('goes')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {hanging
              .filter((what) => kept.hangs[what] + merged.hangs[what] > 0)
              .map((what) => (
                <Tr key={what}>
                  <Td head>{t(`hang.${what}`)}</Td>
                  <Td label={t('stays')} numeric>
                    {kept.hangs[what]}
                  </Td>
                  <Td label={t('goes')} numeric>
                    {merged.hangs[what]}
                  </Td>
                </Tr>
              ))}
          </Tbody>
        </Table>
      </Panel>
      {shared.length > 0 && (
        <Panel title={t('shared')} hint={t('sharedHint')}>
          <ul className="flex flex-col gap-1">
            {shared.map((run) => (
              <li key={run.runId}>
                {t('sharedRun', {
                  run: run.run,
                  kept: states(run.kept),
                  merged: states(run.merged),
                  stays: states(run.stays),
                  marks: run.marks,
                })}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
