'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import type { PreviewRow } from '@/lib/enrolments/imports/types';
import { rowPlace } from '@/lib/people/lists/place/rules';
import { shownName } from '@/lib/people/names/rules';

type Props = {
  row: PreviewRow;
  sheets: readonly string[];
  value: string | null;
  disabled: boolean;
  onChange: (decision: string | null) => void;
};

/** What happens with a row: as proposed, or as the reader decides. */
export function RowDecision({ row, sheets, value, disabled, onChange }: Props) {
  const t = useTranslations('import.decision');
  const people = row.candidates.map((candidate) =>
    candidate.personId
      ? { value: `PERSON:${candidate.personId}`, label: t('PERSON', { name: shownName(candidate) }) }
      : { value: `ROW:${candidate.row}`, label: t('ROW', { row: rowPlace(candidate.row ?? 0, sheets) }) },
  );
  const options = [...people, { value: 'NEW', label: t('NEW') }, { value: 'SKIP', label: t('SKIP') }];
  return (
    <Select
      aria-label={t('label', { row: rowPlace(row.row, sheets) })}
      value={value ?? ''}
      disabled={disabled}
      placeholder={row.proposed === null ? t('ask') : undefined}
      onChange={(event) => onChange(event.target.value || null)}
      options={options}
      className={value === null ? '[&>select]:border-warn min-w-40' : 'min-w-40'}
    />
  );
}
