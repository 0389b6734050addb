'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FileDrop } from '@/components/ui/file-drop';
import { Panel } from '@/components/ui/panel';
import type { ReadNominee, ReadNominees } from '@/lib/enrolments/nominations/lists/queries';
import { shownName } from '@/lib/people/names/rules';
import { Refused } from './refused';
import type { SheetActions } from './sheet-types';
import { upload } from './upload';

type Props = { token: string; nameMany: SheetActions['nameMany']; onNamed: (said: string) => void };

/** The ministry's own list: dropped, looked at row by row, and only then named. */
export function ListDrop({ token, nameMany, onNamed }: Props) {
  const t = useTranslations('nominate');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<string>();
  const [read, setRead] = useState<ReadNominees | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const naming = useCommand(nameMany, {
    onDone: ({ named }) => {
      setRead(null);
      onNamed(t('namedMany', { count: named }));
    },
  });
  const look = async (file: File) => {
    setReading(true);
    setError(undefined);
    const { outcome, errorId } = await upload<ReadNominees>(`/api/nominate/${token}/list`, file);
    setReading(false);
    if (outcome?.ok) {
      const good = outcome.value.rows.filter(({ problems }) => problems.length === 0);
      setChosen(new Set(good.slice(0, outcome.value.left).map(({ row }) => row)));
      return setRead(outcome.value);
    }
    const [refusal] = outcome?.refusals ?? [];
    setError(refusal ? text(refusal) : errors('failedId', { id: errorId ?? '' }));
  };
  const choose = (row: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(row);
    else next.delete(row);
    setChosen(next);
  };
  if (!read) {
    return (
      <Panel title={t('file')} hint={t('fileHint')}>
        <FileDrop
          label={reading ? t('sending') : t('fileChoose')}
          accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
          disabled={reading}
          error={error}
          onFile={(file) => void look(file)}
        />
      </Panel>
    );
  }
  const nominees = read.rows.filter(({ row }) => chosen.has(row));
  return (
    <Panel title={t('fileRead', { count: read.rows.length })} hint={t('fileLeft', { count: read.left })}>
      <div className="flex flex-col gap-3">
        <Refused refusals={naming.refusals} errorId={naming.errorId} />
        <ul className="divide-line divide-y">
          {read.rows.map((row) => (
            <RowToName
              key={row.row}
              row={row}
              chosen={chosen.has(row.row)}
              full={chosen.size >= read.left}
              onChoose={(on) => choose(row.row, on)}
            />
          ))}
        </ul>
        {read.skipped.length > 0 && (
          <details>
            <summary className="link cursor-pointer">{t('skipped', { count: read.skipped.length })}</summary>
            <ul className="text-ink-muted mt-2 flex flex-col gap-1 text-sm">
              {read.skipped.map(({ row, text: line }) => (
                <li key={row} className="break-words">
                  {t('row', { row })}: {line}
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className="flex gap-2 *:flex-1 sm:*:flex-none">
          <Button
            variant="primary"
            pending={naming.pending}
            disabled={nominees.length === 0}
            onClick={() => naming.run({ token, nominees: nominees.map(namedRow) })}
          >
            {t('nameThese', { count: nominees.length })}
          </Button>
          <Button onClick={() => setRead(null)}>{common('cancel')}</Button>
        </div>
      </div>
    </Panel>
  );
}

const namedRow = ({
  officialName,
  latinName,
  sex,
  birthDate,
  phone,
  email,
  position,
  institution,
}: ReadNominee) => ({
  ...{ officialName, latinName, sex, birthDate, phone, email, position, institution },
});

type RowProps = { row: ReadNominee; chosen: boolean; full: boolean; onChoose: (on: boolean) => void };

function RowToName({ row, chosen, full, onChoose }: RowProps) {
  const t = useTranslations('nominate');
  const text = useRefusalText();
  const sexes = useTranslations('people.sex');
  const refused = row.problems.length > 0;
  const facts = [row.sex && sexes(row.sex), row.position, row.birthDate, row.phone, row.email];
  return (
    <li className="py-2">
      <Checkbox
        label={`${t('row', { row: row.row })}: ${shownName(row) || '–'}`}
        hint={facts.filter(Boolean).join(' · ') || undefined}
        checked={chosen}
        disabled={refused || (full && !chosen)}
        onChange={(event) => onChoose(event.target.checked)}
      />
      {[...row.problems, ...row.warnings].map((refusal, index) => (
        <p key={index} className={index < row.problems.length ? 'text-danger text-sm' : 'text-warn text-sm'}>
          {text(refusal)}
        </p>
      ))}
    </li>
  );
}
