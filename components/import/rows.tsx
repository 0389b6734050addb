'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { TwoNames } from '@/components/people/two-names';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { PreviewRow } from '@/lib/enrolments/imports/types';
import type { Outcome } from '@/lib/errors/outcome';
import { rowPlace } from '@/lib/people/lists/place/rules';
import { useRouter } from 'next/navigation';
import { RowDecision } from './row-decision';
import { RowFindings } from './row-findings';

export type DecideRows = (input: {
  batchId: string;
  changes: Record<string, string | null>;
}) => Promise<{ data?: Outcome<{ decided: number }>; serverError?: { errorId: string } } | undefined>;

type Props = {
  rows: readonly PreviewRow[];
  /** The sheets that were read. */
  sheets: readonly string[];
  batchId: string;
  decide: DecideRows;
  fixed: boolean;
};

/** The rows of a list with what each will do; a decision is kept at once. */
export function Rows({ rows, sheets, batchId, decide, fixed }: Props) {
  const t = useTranslations('import');
  const sexes = useTranslations('people.sex');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const { run } = useCommand(decide, { onDone: () => router.refresh() });
  const valueOf = (row: PreviewRow) => {
    const own = chosen[row.row];
    return (own === undefined ? row.decided : own) ?? row.proposed;
  };
  const change = (row: PreviewRow, decision: string | null) => {
    setChosen({ ...chosen, [row.row]: decision });
    try {
      run({ batchId, changes: { [row.row]: decision } });
    } catch {
      toast.error(errors('offline'));
    }
  };
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          <Th numeric>{t('cell.row')}</Th>
          <Th>{t('cell.name')}</Th>
          <Th>{t('cell.institution')}</Th>
          <Th>{t('cell.verdict')}</Th>
          <Th>{t('cell.decision')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.row} className="md:align-top">
            <Td label={t('cell.row')} numeric className="text-ink-muted md:align-top">
              {rowPlace(row.row, sheets)}
            </Td>
            <Td head className="md:align-top">
              <TwoNames
                officialName={row.officialName}
                latinName={row.latinName}
                note={[
                  row.sex && sexes(row.sex),
                  row.birthDate,
                  row.phone,
                  row.email,
                  row.hidden && t('hiddenRow'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </Td>
            <Td label={t('cell.institution')} className="max-md:text-right md:max-w-64 md:align-top">
              <span className="min-w-0">
                {row.institution ?? '–'}
                {row.position && <span className="text-ink-muted block text-sm">{row.position}</span>}
              </span>
            </Td>
            <Td label={t('cell.verdict')} className="md:align-top">
              <RowFindings row={row} sheets={sheets} />
            </Td>
            <Td label={t('cell.decision')} className="md:w-56 md:align-top">
              {row.verdict === 'REFUSED' ? (
                <span className="text-ink-muted">{t('decision.SKIP')}</span>
              ) : (
                <RowDecision
                  row={row}
                  sheets={sheets}
                  value={valueOf(row)}
                  disabled={fixed}
                  onChange={(decision) => change(row, decision)}
                />
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
