'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { signInSchema } from '@/lib/auth/sign-in/schema';
import { refusalOfMessage } from '@/lib/errors/refusal-message';
import type { Refusal } from '@/lib/errors/outcome';
import { DemoAccounts } from './demo-accounts';
import { goOn } from './go-on';
import { Refused } from './refused';
import type { RequestMail } from './request-mail-form';

/** next-auth's answer to a password: nothing, or the refusal that our own side gave it. */
async function tryPassword(email: string, password: string): Promise<Refusal | null> {
  try {
    const { signIn } = await import('next-auth/react');
    const answer = await signIn('password', { email, password, redirect: false });
    if (answer?.ok) return null;
    return refusalOfMessage(
      /^[A-Z_]+(\||$)/.test(answer?.error ?? '') ? (answer?.error ?? '') : 'SIGN_IN_FAILED',
    );
  } catch {
    return { code: 'NO_CONNECTION' };
  }
}

/** E-mail and password, or a link by mail. */
export function SignInForm({ requestMail }: { requestMail: RequestMail }) {
  const t = useTranslations('signIn');
  const router = useRouter();
  const form = useForm({ resolver: zodResolver(signInSchema), defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const mail = useCommand(requestMail, { form, onDone: () => router.push('/check-mail') });

  const submit = form.handleSubmit(async ({ email, password }) => {
    setRefusals([]);
    const refused = await tryPassword(email, password);
    if (!refused) return goOn();
    setRefusals([refused]);
    // Marks the form as not done, so that its button can be used again.
    form.setError('root', { type: refused.code });
  });
  const askForLink = async () => {
    setRefusals([]);
    if (await form.trigger('email', { shouldFocus: true })) {
      mail.run({ email: form.getValues('email'), purpose: 'SIGN_IN' });
    }
  };

  return (
    <>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4" method="post">
        <Refused refusals={[...refusals, ...mail.refusals]} errorId={mail.errorId} />
        <Field label={t('email')} required error={errors.email?.message}>
          <Input
            type="email"
            autoComplete="username"
            autoFocus
            inputMode="email"
            {...form.register('email')}
          />
        </Field>
        <Field label={t('password')} required error={errors.password?.message}>
          <Input type="password" autoComplete="current-password" {...form.register('password')} />
        </Field>
        <SubmitButton pending={isSubmitting || isSubmitSuccessful}>{t('submit')}</SubmitButton>
        <Button onClick={() => void askForLink()} pending={mail.pending}>
          {t('linkInstead')}
        </Button>
        <Link href="/forgot-password" className="link self-start">
          {t('forgot')}
        </Link>
      </form>
      <DemoAccounts
        onChoose={({ email, password }) => {
          form.reset({ email, password });
          setRefusals([]);
          form.setFocus('password');
        }}
      />
    </>
  );
}
