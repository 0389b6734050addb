'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import type { Outcome } from '@/lib/errors/outcome';
import type { ListField } from '@/lib/people/lists/schema';
import { letterOf } from './letter';

type Column = {
  index: number;
  header: string;
  field: ListField | null;
  by: 'HEADER' | 'CONTENT' | 'READER' | null;
  hidden: boolean;
};
type Chosen = {
  mapping: Record<string, ListField | null>;
  sheet?: string;
  country?: string;
  headerRow?: number;
  plain?: boolean;
};
export type ChooseColumns = (input: {
  batchId: string;
  options: Chosen;
}) => Promise<{ data?: Outcome<{ rows: number }>; serverError?: { errorId: string } } | undefined>;

type Props = {
  batchId: string;
  columns: readonly Column[];
  /** The sheet that was asked for; "" where all with the same list are read. */
  sheet: string;
  /** All that hold a list. */
  sheets: readonly string[];
  headerRow: number | null;
  /** The header row was said by the reader, not found. */
  headerSaid: boolean;
  country: string | null;
  countries: readonly Option[];
  /** What a column can hold. */
  fields: readonly Option[];
  fixed: boolean;
  choose: ChooseColumns;
};

/** What each column was taken for; a correction reads the list again. */
export function Columns(props: Props) {
  const { batchId, columns, sheet, sheets, headerSaid, countries, fields, fixed, choose } = props;
  const t = useTranslations('import');
  const text = useRefusalText();
  const router = useRouter();
  const [mapping, setMapping] = useState<Record<string, ListField | null>>({});
  const [wantedSheet, setSheet] = useState(sheet);
  const [wantedCountry, setCountry] = useState(props.country ?? '');
  const header = String(props.headerRow ?? 0);
  const [wantedHeader, setHeader] = useState(header);
  const moved = wantedSheet !== sheet || wantedHeader !== header;
  const changed = Object.keys(mapping).length > 0 || moved || wantedCountry !== (props.country ?? '');
  const { run, pending, refusals } = useCommand(choose, {
    onDone: () => {
      setMapping({});
      router.refresh();
    },
  });
  const submit = () => {
    const corrected = columns
      .filter(({ by }) => by === 'READER')
      .map(({ index, field }) => [index, field] as const);
    const headerRow = Number.parseInt(wantedHeader, 10);
    run({
      batchId,
      options: {
        // The columns of another sheet, or below another header, are other columns.
        mapping:
          moved && Object.keys(mapping).length === 0 ? {} : { ...Object.fromEntries(corrected), ...mapping },
        ...(wantedSheet ? { sheet: wantedSheet } : {}),
        ...((headerSaid || wantedHeader !== header) && headerRow >= 0 ? { headerRow } : {}),
        ...(wantedCountry ? { country: wantedCountry } : {}),
      },
    });
  };
  const hint = ({ by, hidden }: Column) =>
    hidden
      ? t('hiddenColumn')
      : by === 'CONTENT'
        ? t('guessed')
        : by === 'READER'
          ? t('byReader')
          : undefined;
  return (
    <Panel
      title={t('columns')}
      hint={t('columnsHint')}
      actions={
        changed && (
          <Button variant="primary" size="sm" pending={pending} onClick={submit}>
            {t('reread')}
          </Button>
        )
      }
    >
      {refusals.length > 0 && (
        <div className="mb-3">
          <Notice tone="danger" title={t('cannotRead')} live>
            {refusals.map((refusal, index) => (
              <p key={index}>{text(refusal)}</p>
            ))}
          </Notice>
        </div>
      )}
      <fieldset disabled={fixed} className="grid gap-3 md:grid-cols-3 xl:grid-cols-4">
        {sheets.length > 1 && (
          <Field label={t('fact.sheet')} unmarked>
            <Select
              value={wantedSheet}
              onChange={(event) => setSheet(event.target.value)}
              placeholder={t('allSheets')}
              options={sheets.map((name) => ({ value: name, label: name }))}
            />
          </Field>
        )}
        <Field label={t('headerIn')} hint={t('headerInHint')} unmarked>
          <Input
            type="number"
            inputMode="numeric"
            min={0}
            max={60000}
            value={wantedHeader}
            onChange={(event) => setHeader(event.target.value)}
          />
        </Field>
        <Field label={t('fact.country')} unmarked>
          <Select
            value={wantedCountry}
            onChange={(event) => setCountry(event.target.value)}
            placeholder={t('countryOpen')}
            options={countries}
          />
        </Field>
        {columns.map((column) => (
          <Field
            key={column.index}
            label={column.header || t('column', { letter: letterOf(column.index) })}
            hint={hint(column)}
            unmarked
          >
            <Select
              value={(column.index in mapping ? mapping[column.index] : column.field) ?? ''}
              onChange={(event) =>
                setMapping({ ...mapping, [column.index]: (event.target.value || null) as ListField | null })
              }
              placeholder={t('ignore')}
              options={fields}
            />
          </Field>
        ))}
      </fieldset>
    </Panel>
  );
}
