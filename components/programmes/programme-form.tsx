'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useController, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action, FindInstitutions } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import { programmeSchema, type ProgrammeInput } from '@/lib/programmes/schema';
import { ChosenList } from './chosen-list';
import { DonorDialog, type AddDonor } from './donor-dialog';
import { usePartners } from './use-partners';

type Options = { countries: ComboboxOption[]; donors: ComboboxOption[]; partners: ComboboxOption[] };

type Props = {
  values: ProgrammeInput;
  options: Options;
  /** The programme that is changed; none where a new one is started. */
  programmeId: string | null;
  save: Action<ProgrammeInput & { programmeId: string | null }, { programmeId: string }>;
  addDonor: AddDonor;
  findInstitutions: FindInstitutions;
};

/** A programme: started or changed. */
export function ProgrammeForm({ values, options, programmeId, save, addDonor, findInstitutions }: Props) {
  const t = useTranslations('programmes');
  const form = useTranslations('programmes.form');
  const common = useTranslations('common');
  const router = useRouter();
  const [donors, setDonors] = useState(options.donors);
  const partners = usePartners(options.partners, findInstitutions);
  const state = useForm<ProgrammeInput>({ resolver: zodResolver(programmeSchema), defaultValues: values });
  const { register, control, formState } = state;
  const { errors } = formState;
  const [countryCodes, donorIds, partnerIds] = [
    useController({ control, name: 'countryCodes' }).field,
    useController({ control, name: 'donorIds' }).field,
    useController({ control, name: 'partnerIds' }).field,
  ];
  const command = useCommand(save, {
    form: state,
    onDone: (saved) => {
      toast.success(common('saved'));
      router.push(`/programmes/${saved.programmeId}`);
      router.refresh();
    },
  });
  const removeLabel = (name: string) => form('removeOne', { name });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={state.handleSubmit((input) => command.run({ ...input, programmeId }))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Panel title={form('what')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={form('titleEn')} required error={errors.titleEn?.message}>
            <Input {...register('titleEn')} autoComplete="off" />
          </Field>
          <Field label={form('titleRu')} error={errors.titleRu?.message}>
            <Input {...register('titleRu')} autoComplete="off" lang="ru" />
          </Field>
          <Field label={form('code')} hint={form('codeHint')} required error={errors.code?.message}>
            <Input {...register('code')} autoComplete="off" spellCheck={false} className="max-w-56" />
          </Field>
          <div className="grid grid-cols-2 items-end gap-4">
            <Field label={common('from')} required error={errors.startsOn?.message}>
              <DateInput {...register('startsOn')} />
            </Field>
            <Field label={common('to')} required error={errors.endsOn?.message}>
              <DateInput {...register('endsOn')} />
            </Field>
          </div>
        </div>
      </Panel>
      <Panel title={form('who')}>
        <div className="flex flex-col gap-5">
          <ChosenList
            label={t('countries')}
            required
            error={errors.countryCodes?.message}
            placeholder={form('addCountry')}
            removeLabel={removeLabel}
            chosen={countryCodes.value}
            onChange={countryCodes.onChange}
            options={options.countries}
          />
          <ChosenList
            label={t('donors')}
            error={errors.donorIds?.message}
            placeholder={form('addDonor')}
            removeLabel={removeLabel}
            chosen={donorIds.value}
            onChange={donorIds.onChange}
            options={donors}
            aside={
              <DonorDialog
                add={addDonor}
                onAdded={(id, { name }) => {
                  setDonors((before) => [{ value: id, label: name }, ...before]);
                  donorIds.onChange([...donorIds.value, id]);
                }}
              />
            }
          />
          <ChosenList
            label={t('partners')}
            error={errors.partnerIds?.message}
            placeholder={form('addPartner')}
            removeLabel={removeLabel}
            chosen={partnerIds.value}
            onChange={partnerIds.onChange}
            options={partners.options}
            onSearch={partners.search}
          />
        </div>
      </Panel>
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={programmeId ? `/programmes/${programmeId}` : '/programmes'}>
          {common('cancel')}
        </LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {programmeId ? common('save') : form('create')}
        </Button>
      </div>
    </form>
  );
}
