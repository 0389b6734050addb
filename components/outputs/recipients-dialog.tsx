'use client';

import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import { ChosenList } from '@/components/programmes/chosen-list';
import { usePartners } from '@/components/programmes/use-partners';
import type { Action, FindInstitutions } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import type { HandOuts } from '@/lib/attendance/hand-outs/queries';
import type { RecipientsInput } from '@/lib/attendance/hand-outs/schema';
import { shownName } from '@/lib/people/names/rules';

export type SaveRecipients = Action<RecipientsInput & { runId: string }, unknown>;

type Props = {
  runId: string;
  document: HandOuts['documents'][number];
  /** Sessions with how many were there. */
  sessions: ComboboxOption[];
  people: ComboboxOption[];
  give: SaveRecipients;
  findInstitutions: FindInstitutions;
};

/** Who received a document: everybody in a session, people, institutions. */
export function RecipientsDialog({ runId, document, sessions, people, give, findInstitutions }: Props) {
  const t = useTranslations('outputs');
  const form = useForm<Omit<RecipientsInput, 'handOutId'>>({
    defaultValues: {
      sessionIds: document.sessionIds,
      personIds: document.people.map(({ id }) => id),
      institutionIds: document.institutions.map(({ id }) => id),
    },
  });
  const institutions = usePartners(
    document.institutions.map(({ id, name }) => ({ value: id, label: name })),
    findInstitutions,
  );
  const known = document.people.map((person) => ({ value: person.id, label: shownName(person) }));
  const persons = [...people, ...known.filter(({ value }) => !people.some((each) => each.value === value))];
  const removeLabel = (name: string) => t('takeOut', { name });
  return (
    <FormDialog
      form={form}
      action={give}
      input={(values) => ({ ...values, runId, handOutId: document.id })}
      title={t('recipientsOf', { title: document.title })}
      description={t('recipientsHint')}
      trigger={
        <Button size="sm" aria-label={t('recipientsOf', { title: document.title })}>
          {t('recipients')}
        </Button>
      }
      confirm={t('saveRecipients')}
      done={t('recipientsSaved')}
    >
      {(
        [
          ['sessionIds', sessions, undefined],
          ['personIds', persons, undefined],
          ['institutionIds', institutions.options, institutions.search],
        ] as const
      ).map(([name, options, search]) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field }) => (
            <ChosenList
              label={t(`to.${name}`)}
              chosen={field.value}
              onChange={field.onChange}
              options={options}
              placeholder={t(`add.${name}`)}
              removeLabel={removeLabel}
              {...(search ? { onSearch: search } : {})}
            />
          )}
        />
      ))}
    </FormDialog>
  );
}
