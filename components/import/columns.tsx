'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import type { Outcome } from '@/lib/errors/outcome';
import type { ListField } from '@/lib/people/lists/schema';

type Column = {
  index: number;
  header: string;
  field: ListField | null;
  by: 'HEADER' | 'CONTENT' | 'READER' | null;
};
type Chosen = { mapping: Record<string, ListField | null>; sheet?: string; country?: string };

type Props = {
  batchId: string;
  columns: readonly Column[];
  sheet: string;
  sheets: readonly string[];
  country: string | null;
  countries: readonly Option[];
  /** What a column can hold. */
  fields: readonly Option[];
  fixed: boolean;
  choose: (input: {
    batchId: string;
    options: Chosen;
  }) => Promise<{ data?: Outcome<{ rows: number }>; serverError?: { errorId: string } } | undefined>;
};

const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);

/** What each column was taken for; a correction reads the list again. */
export function Columns({
  batchId,
  columns,
  sheet,
  sheets,
  country,
  countries,
  fields,
  fixed,
  choose,
}: Props) {
  const t = useTranslations('import');
  const text = useRefusalText();
  const router = useRouter();
  const [mapping, setMapping] = useState<Record<string, ListField | null>>({});
  const [wantedSheet, setSheet] = useState(sheet);
  const [wantedCountry, setCountry] = useState(country ?? '');
  const changed =
    Object.keys(mapping).length > 0 || wantedSheet !== sheet || wantedCountry !== (country ?? '');
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
    // The columns of another sheet are other columns.
    const before = wantedSheet === sheet ? Object.fromEntries(corrected) : {};
    run({
      batchId,
      options: {
        mapping: wantedSheet === sheet ? { ...before, ...mapping } : {},
        sheet: wantedSheet,
        ...(wantedCountry ? { country: wantedCountry } : {}),
      },
    });
  };
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
              options={sheets.map((name) => ({ value: name, label: name }))}
            />
          </Field>
        )}
        <Field label={t('fact.country')} unmarked>
          <Select
            value={wantedCountry}
            onChange={(event) => setCountry(event.target.value)}
            placeholder={t('countryOpen')}
            options={countries}
          />
        </Field>
        {columns.map(({ index, header, field, by }) => (
          <Field
            key={index}
            label={header || t('column', { letter: letterOf(index) })}
            hint={by === 'CONTENT' ? t('guessed') : by === 'READER' ? t('byReader') : undefined}
            unmarked
          >
            <Select
              value={(index in mapping ? mapping[index] : field) ?? ''}
              onChange={(event) =>
                setMapping({ ...mapping, [index]: (event.target.value || null) as ListField | null })
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
