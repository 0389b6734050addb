'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { CopyAddress } from '@/components/feeds/copy-address';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { observerLinkSchema, type ObserverLinkInput } from '@/lib/reports/observers/schema';
import type { ReportScope } from '@/lib/reports/scope/types';

type Props = {
  scope: ReportScope;
  /** The last day that is proposed. */
  endsOn: string;
  make: Action<ObserverLinkInput, { address: string }>;
};

const schema = observerLinkSchema.omit({ scope: true });
type Typed = Omit<ObserverLinkInput, 'scope'>;

/** Lets somebody see what is shown here, figures only. The address is seen this once. */
export function LinkDialog({ scope, endsOn, make }: Props) {
  const t = useTranslations('reports.link');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const form = useForm<Typed>({ resolver: zodResolver(schema), defaultValues: { name: '', endsOn } });
  const { errors } = form.formState;
  const command = useCommand(make, {
    form,
    onDone: ({ address: made }) => {
      setAddress(made);
      router.refresh();
    },
  });
  const send = form.handleSubmit((typed) => command.run({ ...typed, scope }));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) {
          form.reset();
          setAddress(null);
        }
        setOpen(next);
      }}
      title={t('title')}
      description={t('hint')}
      trigger={<Button>{t('action')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common(address ? 'close' : 'cancel')}</Button>
          </DialogClose>
          {!address && (
            <Button variant="primary" pending={command.pending} onClick={send}>
              {t('make')}
            </Button>
          )}
        </>
      }
    >
      {address ? (
        <div className="flex flex-col gap-4 pb-3">
          <Notice tone="ok" live title={t('made')} />
          <CopyAddress label={t('address')} address={address} />
        </div>
      ) : (
        <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
          <Failure refusals={command.refusals} errorId={command.errorId} />
          <Field label={t('name')} hint={t('nameHint')} required error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" maxLength={200} />
          </Field>
          <Field label={t('endsOn')} required error={errors.endsOn?.message}>
            <DateInput {...form.register('endsOn')} />
          </Field>
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}
