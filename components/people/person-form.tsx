'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Outcome } from '@/lib/errors/outcome';
import type { PossibleDuplicate } from '@/lib/people/recognition/queries';
import { personSchema, type PersonInput } from '@/lib/people/schema';
import { Duplicates } from './duplicates';
import { InstitutionField, type FindInstitutions } from './institution-field';

type Answer<T> = Promise<{ data?: Outcome<T>; serverError?: { errorId: string } } | undefined>;

type Saved = Answer<{ personId: string }>;

type Props = {
  person?: PersonInput;
  /** Where saving ends; `{id}` stands for the person. */
  doneAt: string;
  cancelAt: string;
  /** Where a person who is known already is taken to; `{id}` stands for the person. */
  useAt: string;
  countries: readonly Option[];
  institutions: readonly ComboboxOption[];
  /** Somebody new is entered, after a look whether they are known; or somebody known is changed. */
  commands:
    | { create: (input: PersonInput) => Saved; lookFor: (input: PersonInput) => Answer<PossibleDuplicate[]> }
    | { personId: string; change: (input: { personId: string; person: PersonInput }) => Saved };
  findInstitutions: FindInstitutions;
};

const languages = ['en', 'ru', 'uz', 'ky', 'kk', 'tg', 'tk', 'az'] as const;
const nothing = Object.fromEntries(
  Object.keys(personSchema.shape).map((name) => [name, '']),
) as unknown as PersonInput;
const filled = (person: PersonInput) =>
  Object.fromEntries(
    Object.entries(person).map(([name, value]) => [name, value ?? '']),
  ) as unknown as PersonInput;

/** Everything that is known of a person. Entering somebody new first asks whether they are known. */
export function PersonForm(props: Props) {
  const { person, doneAt, cancelAt, useAt, countries, institutions, commands, findInstitutions } = props;
  const t = useTranslations('people');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(personSchema),
    defaultValues: person ? filled(person) : nothing,
  });
  const [meant, setMeant] = useState<PossibleDuplicate[]>([]);
  const lookFor = 'lookFor' in commands ? commands.lookFor : null;
  const save = (input: PersonInput) =>
    'create' in commands
      ? commands.create(input)
      : commands.change({ personId: commands.personId, person: input });
  const saving = useCommand(save, {
    form: form as never,
    onDone: ({ personId }) => {
      router.push(doneAt.replace('{id}', personId));
      router.refresh();
    },
  });
  const [looking, setLooking] = useState(false);
  const submit = async (input: PersonInput) => {
    if (!lookFor || meant.length > 0) return saving.run(input);
    setLooking(true);
    const answer = await lookFor(input).catch(() => undefined);
    setLooking(false);
    if (answer?.data?.ok && answer.data.value.length > 0) setMeant(answer.data.value);
    else saving.run(input);
  };
  const error = (name: keyof PersonInput) => form.formState.errors[name]?.message;
  const line = (
    name: 'officialName' | 'latinName' | 'familyName' | 'givenName' | 'patronymic' | 'position',
  ) => (
    <Field
      label={t(`field.${name}`)}
      hint={name === 'officialName' || name === 'latinName' ? t(`field.${name}Hint`) : undefined}
      error={error(name)}
      unmarked={name === 'officialName'}
    >
      <Input {...form.register(name)} autoComplete="off" />
    </Field>
  );
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => submit(input as PersonInput))}
      onChange={() => setMeant([])}
      className="flex max-w-3xl flex-col gap-4"
    >
      {(saving.refusals.length > 0 || saving.errorId) && (
        <Notice tone="danger" live>
          {saving.refusals.map((refusal, index) => (
            <p key={index}>{text(refusal)}</p>
          ))}
          {saving.errorId && <p>{errors('failedId', { id: saving.errorId })}</p>}
        </Notice>
      )}
      <Panel title={t('form.names')}>
        <div className="grid gap-4 md:grid-cols-2">
          {line('officialName')}
          {line('latinName')}
        </div>
        <details className="mt-4" open={Boolean(person?.familyName ?? person?.givenName)}>
          <summary className="link cursor-pointer">{t('form.parts')}</summary>
          <div className="mt-3 grid gap-4 md:grid-cols-3">
            {line('familyName')}
            {line('givenName')}
            {line('patronymic')}
          </div>
        </details>
      </Panel>
      <Panel title={t('form.who')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t('sex.label')} error={error('sex')}>
            <Select
              {...form.register('sex')}
              placeholder={t('sex.unknown')}
              options={(['FEMALE', 'MALE'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
            />
          </Field>
          <Field label={t('field.birthDate')} error={error('birthDate')}>
            <DateInput {...form.register('birthDate')} />
          </Field>
          <Field label={common('country')} error={error('countryCode')}>
            <Controller
              control={form.control}
              name="countryCode"
              render={({ field }) => (
                <Select
                  ref={field.ref}
                  value={field.value ?? ''}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  placeholder="–"
                  options={countries}
                />
              )}
            />
          </Field>
          <Field label={common('institution')} error={error('institutionId')}>
            <Controller
              control={form.control}
              name="institutionId"
              render={({ field }) => (
                <InstitutionField
                  value={field.value ?? ''}
                  onValueChange={field.onChange}
                  find={findInstitutions}
                  known={institutions}
                />
              )}
            />
          </Field>
          {line('position')}
        </div>
      </Panel>
      <Panel title={t('form.contact')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t('field.email')} error={error('email')}>
            <Input type="email" {...form.register('email')} autoComplete="off" />
          </Field>
          <Field label={t('field.phone')} hint={t('field.phoneHint')} error={error('phone')}>
            <Input type="tel" {...form.register('phone')} autoComplete="off" />
          </Field>
          <Field label={t('field.preferredLanguage')} error={error('preferredLanguage')}>
            <Select
              {...form.register('preferredLanguage')}
              placeholder="–"
              options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            />
          </Field>
        </div>
      </Panel>
      {meant.length > 0 && <Duplicates people={meant} useAt={useAt} />}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={cancelAt}>{common('cancel')}</LinkButton>
        {meant.length > 0 ? (
          <Button type="submit" variant="primary" pending={saving.pending}>
            {t('form.createAnyway')}
          </Button>
        ) : (
          <SubmitButton pending={saving.pending || looking}>
            {person ? t('form.save') : t('form.create')}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
