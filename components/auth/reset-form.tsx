'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { newPasswordByTokenSchema } from '@/lib/auth/sign-in/schema';
import { goOn } from './go-on';
import { InvalidLink } from './invalid-link';
import { Refused } from './refused';
import type { TokenAction } from './token-action';
import { useToken } from './use-token';

/** Chooses a new password with the code of a mail, and signs in. */
export function ResetForm({ choose }: { choose: TokenAction<{ token: string; password: string }> }) {
  const t = useTranslations('signIn');
  const token = useToken();
  const form = useForm({
    resolver: zodResolver(newPasswordByTokenSchema.omit({ token: true })),
    defaultValues: { password: '' },
  });
  const { run, pending, refusals, errorId } = useCommand(choose, { form, onDone: goOn });
  if (token === '' || refusals.some(({ code }) => code === 'LINK_NOT_VALID')) return <InvalidLink />;
  return (
    <form
      onSubmit={form.handleSubmit(({ password }) => run({ token: token ?? '', password }))}
      noValidate
      className="flex flex-col gap-4"
      method="post"
    >
      <Refused refusals={refusals} errorId={errorId} />
      <Field
        label={t('newPassword')}
        hint={t('passwordHint')}
        required
        error={form.formState.errors.password?.message}
      >
        <Input type="password" autoComplete="new-password" {...form.register('password')} />
      </Field>
      <SubmitButton pending={pending}>{t('resetPage.submit')}</SubmitButton>
    </form>
  );
}
