'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { roomsSchema, type RoomInput } from '@/lib/runs/venues/schema';
import { RoomRows } from './room-rows';

export type AddRoomsAction = Action<{ venueId: string; rooms: RoomInput[] }, { roomIds: string[] }>;

const blank = { rooms: [{ name: '', capacity: null }] };

/** Adds several rooms at once. */
export function AddRooms({ venueId, name, add }: { venueId: string; name: string; add: AddRoomsAction }) {
  const t = useTranslations('venues.room');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useForm<{ rooms: RoomInput[] }>({
    resolver: zodResolver(roomsSchema) as never,
    defaultValues: blank,
  });
  const command = useCommand(add, {
    form,
    onDone: () => {
      setOpen(false);
      router.refresh();
    },
  });
  const send = form.handleSubmit(({ rooms }) => command.run({ venueId, rooms }));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset(blank);
        setOpen(next);
      }}
      title={t('addTitle', { name })}
      trigger={<Button icon={<Plus aria-hidden className="size-4" />}>{t('add')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={send}>
            {common('add')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4 pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
        <RoomRows form={form} />
      </form>
    </Dialog>
  );
}
