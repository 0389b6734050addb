'use client';

import { memo } from 'react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { TwoNames } from '@/components/people/two-names';
import { FieldError } from '@/components/ui/field-error';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Td, Tr } from '@/components/ui/table';
import type { PaperPerson } from '@/lib/assessment/attempts/paper/queries';
import type { Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import type { PaperDraft } from './use-paper';

type Props = {
  row: PaperPerson;
  /** Its place in the grid, from 0. */
  index: number;
  draft: PaperDraft | undefined;
  problems: readonly Refusal[] | undefined;
  disabled: boolean;
  onType: (row: PaperPerson, column: number, text: string) => void;
};

/** One person's answers; drawn again only where something of theirs changed. */
export const PaperRow = memo(function PaperRow({ row, index, draft, problems, disabled, onType }: Props) {
  const t = useTranslations('runTests.sheet');
  const text = useRefusalText();
  const name = shownName(row.person);
  const closed = disabled || row.locked !== null;
  const cells = draft?.cells ?? row.cells;
  const problemOf = (column: number) => problems?.find(({ path }) => path === `cells.${column}`);
  const ofRow = problems?.filter(({ path }) => !path) ?? [];
  const note = row.locked
    ? t(row.locked)
    : row.answering !== null
      ? t('answering', { count: row.answering })
      : row.source === 'PAPER' || row.source === 'FILE'
        ? t(row.source)
        : '';
  return (
    <Tr>
      <Td head className="bg-surface sticky left-0 z-5 max-w-56 min-w-36 align-top!">
        <TwoNames {...row.person} />
      </Td>
      {cells.map((cell, column) => {
        const problem = problemOf(column);
        return (
          // The question is the column: its number is all that tells the cells of a row apart.
          <Td key={column} className="px-1! align-top!">
            <Field
              label={t('cell', { number: column + 1, name })}
              hideLabel
              unmarked
              error={problem && text(problem)}
              className="w-16"
            >
              <Input
                value={cell}
                disabled={closed}
                data-row={index}
                data-column={column}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={40}
                className="px-2! text-center"
                onChange={({ target }) => onType(row, column, target.value)}
              />
            </Field>
          </Td>
        );
      })}
      <Td className="min-w-40 align-top!">
        <span className="text-ink-muted text-sm">{note}</span>
        {ofRow.map((refusal) => (
          <FieldError key={refusal.code}>{text(refusal)}</FieldError>
        ))}
      </Td>
    </Tr>
  );
});
