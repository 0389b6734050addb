import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import type { ReadFile } from '@/lib/enrolments/imports/types';
import { rowPlace } from '@/lib/people/lists/place/rules';

const named: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

/** How the file was read, and what of it was left out. */
export function FileFacts({ file, fileName }: { file: ReadFile; fileName: string }) {
  const t = useTranslations('import');
  const reasons = useTranslations('skipReasons');
  const said = file.skipped.filter(({ reason }) => reason !== 'EMPTY');
  const fact = (name: string, value: React.ReactNode) => ({ term: t(`fact.${name}`), value });
  return (
    <Panel title={t('file')}>
      <DescriptionList
        facts={[
          fact('file', fileName),
          fact('format', t(`format.${file.format}`)),
          ...(file.encoding ? [fact('encoding', file.encoding)] : []),
          ...(file.separator
            ? [
                fact(
                  'separator',
                  t(`separator.${named[file.separator] ?? 'other'}`, { character: file.separator }),
                ),
              ]
            : []),
          ...(file.format === 'text' ? [] : [fact('sheet', [...new Set(file.sheets)].join(', '))]),
          ...(file.otherSheets.length > 0 ? [fact('otherSheets', file.otherSheets.join(', '))] : []),
          fact('headerRow', file.headerRow ?? t('fact.noHeader')),
          ...(file.hiddenRows.length > 0
            ? [
                fact(
                  'hidden',
                  file.hiddenRows
                    .slice(0, 100)
                    .map((row) => rowPlace(row, file.sheets))
                    .join(', '),
                ),
              ]
            : []),
        ]}
      />
      {said.length > 0 && (
        <details className="mt-3">
          <summary className="link cursor-pointer">
            {t('fact.skipped')}: {t('skippedRows', { count: said.length })}
          </summary>
          <ul className="mt-2 flex flex-col gap-1">
            {said.slice(0, 200).map(({ row, reason, text }) => (
              <li key={row} className="text-sm">
                <span className="text-ink-muted">
                  {t('rowNumber', { row: rowPlace(row, file.sheets) })}, {reasons(reason)}:
                </span>{' '}
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
