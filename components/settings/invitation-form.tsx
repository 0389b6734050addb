'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm, useWatch, type Control } from 'react-hook-form';
import type { z } from 'zod';
import { Refused } from '@/components/auth/refused';
import { useCommand } from '@/components/forms/use-command';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { invitationFormSchema } from '@/lib/auth/accounts/schema';
import type { CommandAction } from './command-action';
import { GrantFields, type GrantValues, type RightsChoices } from './grant-fields';
import { PersonField, type FindPeople } from './person-field';
import { RoleField } from './role-field';

type Props = {
  choices: RightsChoices;
  invite: CommandAction<z.output<typeof invitationFormSchema>, { accountId: string }>;
  findPeople: FindPeople;
};

/** Who is invited, in which language, and with which right. */
export function InvitationForm({ choices, invite, findPeople }: Props) {
  const t = useTranslations('settings.invite');
  const tCommon = useTranslations('common');
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(invitationFormSchema),
    defaultValues: {
      email: '',
      name: '',
      personId: null as string | null,
      language: 'EN' as const,
      role: '' as const,
      programmeId: null as string | null,
      countryCode: null as string | null,
      institutionId: null as string | null,
    },
  });
  const { errors } = form.formState;
  const role = useWatch({ control: form.control, name: 'role' });
  // Limits of another right would not be shown, and would be refused.
  const forgetLimits = () =>
    (['programmeId', 'countryCode', 'institutionId'] as const).forEach((name) => form.setValue(name, null));
  const { run, pending, refusals, errorId } = useCommand(invite, {
    form,
    onDone: ({ accountId }) => router.push(`/settings/accounts/${accountId}`),
  });
  return (
    <form onSubmit={form.handleSubmit(run)} noValidate className="flex flex-col gap-4">
      <Refused refusals={refusals} errorId={errorId} />
      <Field label={tCommon('email')} hint={t('emailHint')} required error={errors.email?.message}>
        <Input type="email" autoComplete="off" {...form.register('email')} />
      </Field>
      <Field label={tCommon('name')} required error={errors.name?.message}>
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      <Controller
        name="personId"
        control={form.control}
        render={({ field }) => (
          <PersonField onChange={field.onChange} find={findPeople} error={errors.personId?.message} />
        )}
      />
      <Field label={t('language')} required error={errors.language?.message}>
        <Select
          options={[
            { value: 'EN', label: 'English' },
            { value: 'RU', label: 'Русский' },
          ]}
          {...form.register('language')}
        />
      </Field>
      <RoleField
        none={t('noRole')}
        error={errors.role?.message}
        {...form.register('role', { onChange: forgetLimits })}
      />
      <GrantFields
        role={role}
        choices={choices}
        control={form.control as unknown as Control<GrantValues>}
        errors={errors}
      />
      <div className="flex gap-2">
        <SubmitButton pending={pending}>{t('submit')}</SubmitButton>
        <LinkButton href="/settings/accounts">{tCommon('cancel')}</LinkButton>
      </div>
    </form>
  );
}
