'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { InstitutionField, type FindInstitutions } from '@/components/people/institution-field';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Outcome } from '@/lib/errors/outcome';
import { institutionSchema, type InstitutionInput } from '@/lib/people/institutions/schema';
import { InstitutionKind, Sector } from '@/prisma/generated/enums';

type Saved = Promise<
  { data?: Outcome<{ institutionId: string }>; serverError?: { errorId: string } } | undefined
>;

type Props = {
  institution?: InstitutionInput;
  cancelAt: string;
  countries: readonly Option[];
  regions: readonly (Option & { countryCode: string })[];
  parents: readonly ComboboxOption[];
  find: FindInstitutions;
  commands:
    | { create: (input: InstitutionInput) => Saved }
    | {
        institutionId: string;
        change: (input: { institutionId: string; institution: InstitutionInput }) => Saved;
      };
};

const nothing = Object.fromEntries(
  Object.keys(institutionSchema.shape).map((name) => [name, name === 'sector' ? 'GOVERNMENT' : '']),
) as unknown as InstitutionInput;
const filled = (institution: InstitutionInput) =>
  Object.fromEntries(
    Object.entries(institution).map(([name, value]) => [name, value ?? '']),
  ) as unknown as InstitutionInput;

/** What an institution is called, what it is, and where it stands. */
export function InstitutionForm(props: Props) {
  const { institution, cancelAt, countries, regions, parents, find, commands } = props;
  const t = useTranslations('institutions');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(institutionSchema),
    defaultValues: institution ? filled(institution) : nothing,
  });
  const country = useWatch({ control: form.control, name: 'countryCode' });
  const save = (input: InstitutionInput) =>
    'create' in commands
      ? commands.create(input)
      : commands.change({ institutionId: commands.institutionId, institution: input });
  const { run, pending, refusals, errorId } = useCommand(save, {
    form: form as never,
    onDone: ({ institutionId }) => {
      router.push(`/institutions/${institutionId}`);
      router.refresh();
    },
  });
  const error = (name: keyof InstitutionInput) => form.formState.errors[name]?.message;
  const ofCountry = regions.filter(({ countryCode }) => countryCode === country);
  const line = (name: 'nameEn' | 'nameRu' | 'acronym') => (
    <Field label={t(`field.${name}`)} error={error(name)}>
      <Input {...form.register(name)} />
    </Field>
  );
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => run(input as InstitutionInput))}
      className="flex max-w-3xl flex-col gap-4"
    >
      {(refusals.length > 0 || errorId) && (
        <Notice tone="danger" live>
          {refusals.map((refusal, index) => (
            <p key={index}>{text(refusal)}</p>
          ))}
          {errorId && <p>{errors('failedId', { id: errorId })}</p>}
        </Notice>
      )}
      <Panel title={t('form.names')}>
        <div className="flex flex-col gap-4">
          <Field label={t('field.name')} required error={error('name')}>
            <Input {...form.register('name')} />
          </Field>
          <div className="grid gap-4 md:grid-cols-2">
            {line('nameEn')}
            {line('nameRu')}
            {line('acronym')}
          </div>
        </div>
      </Panel>
      <Panel title={t('form.place')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t('sector.label')} required error={error('sector')}>
            <Select
              {...form.register('sector')}
              options={Object.values(Sector).map((value) => ({ value, label: t(`sector.${value}`) }))}
            />
          </Field>
          <Field label={t('kind.label')} error={error('kind')}>
            <Select
              {...form.register('kind')}
              placeholder={t('field.none')}
              options={Object.values(InstitutionKind).map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
          <Field label={common('country')} error={error('countryCode')}>
            <Select
              {...form.register('countryCode', { onChange: () => form.setValue('regionCode', '' as never) })}
              placeholder={t('field.none')}
              options={countries}
            />
          </Field>
          {ofCountry.length > 0 && (
            <Field label={t('field.region')} error={error('regionCode')}>
              <Select {...form.register('regionCode')} placeholder={t('field.none')} options={ofCountry} />
            </Field>
          )}
          <Field label={t('field.parent')} error={error('parentId')}>
            <Controller
              control={form.control}
              name="parentId"
              render={({ field }) => (
                <InstitutionField
                  value={field.value ?? ''}
                  onValueChange={field.onChange}
                  find={find}
                  known={parents}
                  placeholder={t('field.parentPlaceholder')}
                />
              )}
            />
          </Field>
        </div>
      </Panel>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={cancelAt}>{common('cancel')}</LinkButton>
        <SubmitButton pending={pending}>{institution ? common('save') : t('form.create')}</SubmitButton>
      </div>
    </form>
  );
}
