'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useLocale, useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { activationSchema, emailSchema, type Activation } from '@/lib/auth/sign-in/schema';
import { goOn } from './go-on';
import { InvalidLink } from './invalid-link';
import { Refused } from './refused';
import type { TokenAction } from './token-action';

/** `email` is null for the first administrator, whom nobody could write to yet. */
export type Invitation = { email: string | null; name: string; language: 'EN' | 'RU' };

type Props = { token: string; invitation: Invitation; activate: TokenAction<Activation> };

/** Name, language and password of an account that is being taken. */
export function ActivationForm({ token, invitation, activate }: Props) {
  const t = useTranslations('signIn');
  const locale = useLocale();
  const form = useForm({
    resolver: zodResolver(activationSchema.extend({ email: emailSchema })),
    defaultValues: {
      token,
      name: invitation.name,
      email: invitation.email ?? '',
      language: locale === 'ru' ? ('RU' as const) : ('EN' as const),
      password: '',
    },
  });
  const { errors } = form.formState;
  const { run, pending, refusals, errorId } = useCommand(activate, { form, onDone: goOn });
  if (refusals.some(({ code }) => code === 'LINK_NOT_VALID')) return <InvalidLink />;
  const fixed = invitation.email !== null;
  return (
    <form onSubmit={form.handleSubmit(run)} noValidate className="flex flex-col gap-4" method="post">
      <p>{fixed ? t('activatePage.text') : t('activatePage.firstText')}</p>
      <Refused refusals={refusals} errorId={errorId} />
      <Field label={t('email')} required error={errors.email?.message}>
        <Input type="email" autoComplete="username" readOnly={fixed} {...form.register('email')} />
      </Field>
      <Field label={t('name')} required error={errors.name?.message}>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field label={t('language')} hint={t('languageHint')} required error={errors.language?.message}>
        <Select
          options={[
            { value: 'EN', label: 'English' },
            { value: 'RU', label: 'Русский' },
          ]}
          {...form.register('language')}
        />
      </Field>
      <Field label={t('newPassword')} hint={t('passwordHint')} required error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register('password')} />
      </Field>
      <SubmitButton pending={pending}>{t('activatePage.submit')}</SubmitButton>
    </form>
  );
}
