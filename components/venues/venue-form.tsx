'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm, type Control, type UseFormRegister } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action, PlaceOption } from '@/components/runs/form-types';
import { PlaceFields } from '@/components/runs/place-fields';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import { venueSchema, type VenueInput } from '@/lib/runs/venues/schema';
import { RoomRows, type RoomsForm } from './room-rows';

type Props = {
  values: VenueInput;
  countries: readonly ComboboxOption[];
  regions: readonly (ComboboxOption & { countryCode: string })[];
  timeZones: readonly string[];
  cancelAt: string;
} & (
  | { create: Action<VenueInput, { venueId: string }> }
  | {
      venueId: string;
      change: Action<VenueInput & { venueId: string }, { venueId: string; runs: number }>;
    }
);

/** A venue with its rooms, or the venue alone where it is known already. */
export function VenueForm(props: Props) {
  const { values, countries, regions, timeZones, cancelAt } = props;
  const t = useTranslations('venues');
  const common = useTranslations('common');
  const router = useRouter();
  const form = useForm({ resolver: zodResolver(venueSchema), defaultValues: values });
  const { errors } = form.formState;
  const known = 'venueId' in props;
  const save: Action<VenueInput, { venueId: string; runs?: number }> = (input) =>
    'venueId' in props ? props.change({ ...input, venueId: props.venueId }) : props.create(input);
  const command = useCommand(save, {
    form: form as never,
    onDone: ({ venueId, runs = 0 }) => {
      toast.success(t('followed', { count: runs }));
      router.push(`/venues/${venueId}`);
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => command.run(input))}
      className="flex max-w-3xl flex-col gap-4"
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      {known && <Notice tone="info">{t('follows')}</Notice>}
      <Panel title={t('place')}>
        <div className="flex flex-col gap-4">
          <Field label={t('name')} required error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" />
          </Field>
          <Field label={t('address')} error={errors.address?.message}>
            <Input {...form.register('address')} autoComplete="off" />
          </Field>
          <PlaceFields
            control={form.control as unknown as Control<PlaceOption>}
            register={form.register as unknown as UseFormRegister<PlaceOption>}
            errors={errors}
            setValue={(name, value) => form.setValue(name, value)}
            countries={countries}
            regions={regions}
            timeZones={timeZones}
          />
        </div>
      </Panel>
      {!known && (
        <Panel>
          <RoomRows form={form as unknown as RoomsForm} />
        </Panel>
      )}
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={cancelAt}>{common('cancel')}</LinkButton>
        <SubmitButton pending={command.pending}>{known ? common('save') : t('create')}</SubmitButton>
      </div>
    </form>
  );
}
