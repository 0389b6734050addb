'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm, useWatch, type Control } from 'react-hook-form';
import type { z } from 'zod';
import { Refused } from '@/components/auth/refused';
import { useCommand } from '@/components/forms/use-command';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import { accountGrantSchema } from '@/lib/auth/accounts/schema';
import type { GrantRole } from '@/prisma/generated/enums';
import type { CommandAction } from './command-action';
import { GrantFields, type GrantValues, type RightsChoices } from './grant-fields';
import { RoleField } from './role-field';

type Props = {
  accountId: string;
  choices: RightsChoices;
  giveRight: CommandAction<z.output<typeof accountGrantSchema>, { grantId: string }>;
};

/** Gives an account one more right. */
export function GrantForm({ accountId, choices, giveRight }: Props) {
  const t = useTranslations('settings.grants');
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(accountGrantSchema),
    defaultValues: {
      accountId,
      role: '' as GrantRole,
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
  const { run, pending, refusals, errorId } = useCommand(giveRight, {
    form,
    onDone: () => {
      form.reset();
      toast.success(t('given'));
      router.refresh();
    },
  });
  return (
    <form
      onSubmit={form.handleSubmit(run)}
      noValidate
      className="border-line mt-4 flex flex-col gap-4 border-t pt-4"
    >
      <Refused refusals={refusals} errorId={errorId} />
      <RoleField error={errors.role?.message} {...form.register('role', { onChange: forgetLimits })} />
      <GrantFields
        role={role}
        choices={choices}
        control={form.control as unknown as Control<GrantValues>}
        errors={errors}
      />
      <SubmitButton variant="secondary" pending={pending} className="self-start">
        {t('give')}
      </SubmitButton>
    </form>
  );
}
