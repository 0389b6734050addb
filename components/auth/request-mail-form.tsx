'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { mailRequestSchema, type MailRequest } from '@/lib/auth/sign-in/schema';
import type { Outcome } from '@/lib/errors/outcome';
import { Refused } from './refused';

export type RequestMail = (
  input: MailRequest,
) => Promise<{ data?: Outcome<null>; serverError?: { errorId: string } } | undefined>;

/** Asks for the mail by which a forgotten password is chosen anew. */
export function RequestMailForm({ requestMail }: { requestMail: RequestMail }) {
  const t = useTranslations('signIn');
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(mailRequestSchema),
    defaultValues: { email: '', purpose: 'RESET_PASSWORD' as const },
  });
  const { run, pending, refusals, errorId } = useCommand(requestMail, {
    form,
    onDone: () => router.push('/check-mail'),
  });
  return (
    <form onSubmit={form.handleSubmit(run)} noValidate className="flex flex-col gap-4" method="post">
      <Refused refusals={refusals} errorId={errorId} />
      <Field label={t('email')} required error={form.formState.errors.email?.message}>
        <Input type="email" autoComplete="username" autoFocus inputMode="email" {...form.register('email')} />
      </Field>
      <SubmitButton pending={pending}>{t('forgotPage.submit')}</SubmitButton>
      <Link href="/sign-in" className="link self-start">
        {t('backToSignIn')}
      </Link>
    </form>
  );
}
