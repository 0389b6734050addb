'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { roomSchema, type RoomInput } from '@/lib/runs/venues/schema';

export type ChangeRoomAction = Action<RoomInput & { roomId: string }, { roomId: string }>;

type Props = { room: RoomInput & { id: string }; save: ChangeRoomAction };

/** Renames a room, or says how many it holds. */
export function ChangeRoom({ room, save }: Props) {
  const t = useTranslations('venues.room');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const values = { name: room.name, capacity: room.capacity };
  const form = useForm<RoomInput>({ resolver: zodResolver(roomSchema) as never, defaultValues: values });
  const { errors } = form.formState;
  const command = useCommand(save, {
    form,
    onDone: () => {
      setOpen(false);
      router.refresh();
    },
  });
  const send = form.handleSubmit((input) => command.run({ ...input, roomId: room.id }));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset(values);
        setOpen(next);
      }}
      title={t('changeTitle', { name: room.name })}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t('changeOf', { name: room.name })}>
          {t('change')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={send}>
            {common('save')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <Field label={t('name')} required error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" />
        </Field>
        <Field label={t('capacity')} error={errors.capacity?.message}>
          <Input
            {...form.register('capacity', { setValueAs: numberOrNull })}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-28"
          />
        </Field>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
