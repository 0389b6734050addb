'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Refused } from '@/components/auth/refused';
import { useCommand } from '@/components/forms/use-command';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import { ownAccountSchema } from '@/lib/auth/accounts/schema';
import type { CommandAction } from './command-action';

type Account = { name: string; email: string; language: 'EN' | 'RU' };
type Props = { account: Account; save: CommandAction<{ name: string; language: 'EN' | 'RU' }> };

/** Name and language of one's own account. */
export function OwnAccountForm({ account, save }: Props) {
  const t = useTranslations('settings.own');
  const tCommon = useTranslations('common');
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(ownAccountSchema),
    defaultValues: { name: account.name, language: account.language },
  });
  const { errors } = form.formState;
  const { run, pending, refusals, errorId } = useCommand(save, {
    form,
    onDone: () => {
      toast.success(tCommon('saved'));
      router.refresh();
    },
  });
  return (
    <form onSubmit={form.handleSubmit(run)} noValidate className="flex flex-col items-start gap-4 *:w-full">
      <Refused refusals={refusals} errorId={errorId} />
      <Field label={tCommon('email')} unmarked hint={t('emailHint')}>
        <Input type="email" readOnly value={account.email} />
      </Field>
      <Field label={tCommon('name')} required error={errors.name?.message}>
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
      <SubmitButton pending={pending} className="w-auto!">
        {tCommon('save')}
      </SubmitButton>
    </form>
  );
}
