'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Refused } from '@/components/auth/refused';
import { useCommand } from '@/components/forms/use-command';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import { ownPasswordSchema } from '@/lib/auth/accounts/schema';
import type { CommandAction } from './command-action';

type Props = { email: string; save: CommandAction<{ current: string; password: string }> };

/** A new password, with the present one. */
export function OwnPasswordForm({ email, save }: Props) {
  const t = useTranslations('settings.own');
  const tSignIn = useTranslations('signIn');
  const form = useForm({
    resolver: zodResolver(ownPasswordSchema),
    defaultValues: { current: '', password: '' },
  });
  const { errors } = form.formState;
  const { run, pending, refusals, errorId } = useCommand(save, {
    form,
    onDone: () => {
      form.reset();
      toast.success(t('passwordChanged'));
    },
  });
  return (
    <form onSubmit={form.handleSubmit(run)} noValidate className="flex flex-col items-start gap-4 *:w-full">
      <Refused refusals={refusals} errorId={errorId} />
      {/* Tells a password manager whose password this is. */}
      <input type="email" autoComplete="username" readOnly hidden value={email} />
      <Field label={t('currentPassword')} required error={errors.current?.message}>
        <Input type="password" autoComplete="current-password" {...form.register('current')} />
      </Field>
      <Field
        label={t('newPassword')}
        hint={tSignIn('passwordHint')}
        required
        error={errors.password?.message}
      >
        <Input type="password" autoComplete="new-password" {...form.register('password')} />
      </Field>
      <SubmitButton pending={pending} className="w-auto!">
        {t('changePassword')}
      </SubmitButton>
    </form>
  );
}
