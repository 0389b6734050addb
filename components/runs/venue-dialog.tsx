'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useForm, type Control, type UseFormRegister } from 'react-hook-form';
import { Failure } from '@/components/runs/failure';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { venueSchema, type VenueInput } from '@/lib/runs/venues/schema';
import type { Action, PlaceOption, RunOptions, VenueChoice } from './form-types';
import { LinesField } from './lines-field';
import { PlaceFields } from './place-fields';

type Props = {
  options: RunOptions;
  create: Action<VenueInput, { venueId: string }>;
  /** The place of the run so far: most venues are entered for a run whose city is known. */
  place: PlaceOption;
  onCreated: (venue: VenueChoice) => void;
};

/** Enters a venue without leaving the form that needs it. */
export function VenueDialog({ options, create, place, onCreated }: Props) {
  const t = useTranslations('venues');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const form = useForm({
    resolver: zodResolver(venueSchema),
    defaultValues: { ...place, name: '', address: '', rooms: [] },
  });
  const { errors } = form.formState;
  const { run, pending, refusals, errorId } = useCommand(create, {
    form,
    onDone: ({ venueId }) => {
      const { name, ...venue } = venueSchema.parse(form.getValues());
      setOpen(false);
      onCreated({ ...venue, value: venueId, label: name, detail: venue.cityEn });
    },
  });
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => {
        if (next) form.reset({ ...place, name: '', address: '', rooms: [] });
        setOpen(next);
      }}
      title={t('new')}
      trigger={<Button icon={<Plus aria-hidden className="size-4" />}>{t('new')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} onClick={form.handleSubmit((values) => run(values))}>
            {t('create')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-3">
        <Failure refusals={refusals} errorId={errorId} />
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t('name')} required error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" />
          </Field>
          <Field label={t('address')} error={errors.address?.message}>
            <Input {...form.register('address')} autoComplete="off" />
          </Field>
        </div>
        <PlaceFields
          control={form.control as unknown as Control<PlaceOption>}
          register={form.register as unknown as UseFormRegister<PlaceOption>}
          errors={errors}
          setValue={(name, value) => form.setValue(name, value)}
          countries={options.countries}
          regions={options.regions}
          timeZones={options.timeZones}
        />
        <LinesField
          label={t('rooms')}
          hint={t('roomsHint')}
          lines={[]}
          onChange={(lines) =>
            form.setValue(
              'rooms',
              lines.map((name) => ({ name, capacity: null })),
            )
          }
          error={errors.rooms?.message ?? errors.rooms?.root?.message}
        />
      </div>
    </Dialog>
  );
}
