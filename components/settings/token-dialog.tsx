'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { CopyAddress } from '@/components/feeds/copy-address';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { apiScopes, apiTokenSchema, type ApiScope, type ApiTokenInput } from '@/lib/auth/api-tokens/schema';
import type { CommandAction } from './command-action';

type Props = {
  /** The last day that is proposed, and the last that may be chosen. */
  endsOn: string;
  latest: string;
  make: CommandAction<ApiTokenInput, { token: string }>;
};

const wordOf = (scope: ApiScope) => scope.replace(':', '_') as 'runs_read';

/** Makes a token for a program. It is seen this once. */
export function TokenDialog({ endsOn, latest, make }: Props) {
  const t = useTranslations('apiTokens');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const form = useForm<ApiTokenInput>({
    resolver: zodResolver(apiTokenSchema),
    defaultValues: { name: '', scopes: [], endsOn },
  });
  const { errors } = form.formState;
  const command = useCommand(make, {
    form,
    onDone: (made) => {
      setToken(made.token);
      router.refresh();
    },
  });
  const send = form.handleSubmit(command.run);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) {
          form.reset();
          setToken(null);
        }
        setOpen(next);
      }}
      title={t('make')}
      description={t('makeHint')}
      trigger={<Button variant="primary">{t('make')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common(token ? 'close' : 'cancel')}</Button>
          </DialogClose>
          {!token && (
            <Button variant="primary" pending={command.pending} onClick={send}>
              {t('makeSubmit')}
            </Button>
          )}
        </>
      }
    >
      {token ? (
        <div className="flex flex-col gap-4 pb-3">
          <Notice tone="ok" live title={t('made')} />
          <CopyAddress label={t('token')} address={token} />
        </div>
      ) : (
        <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
          <Failure refusals={command.refusals} errorId={command.errorId} />
          <Field label={t('name')} hint={t('nameHint')} required error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" maxLength={100} />
          </Field>
          <Fieldset legend={t('scopes')} error={errors.scopes?.message}>
            <div className="flex flex-col">
              {apiScopes.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  label={t(`scope.${wordOf(scope)}`)}
                  hint={scope}
                  {...form.register('scopes')}
                />
              ))}
            </div>
          </Fieldset>
          <Field label={t('endsOn')} hint={t('endsOnHint')} required error={errors.endsOn?.message}>
            <DateInput max={latest} {...form.register('endsOn')} />
          </Field>
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}
