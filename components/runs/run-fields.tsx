'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm, useWatch, type Control, type UseFormRegister } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { runChangeSchema, type RunChange } from '@/lib/runs/schema';
import type { VenueInput } from '@/lib/runs/venues/schema';
import { addDays, daysBetween, isDay } from '@/lib/time/day';
import { DonorFields } from './donor-fields';
import { Failure } from './failure';
import type { Action, FindInstitutions, PlaceOption, RunFormInput, RunOptions } from './form-types';
import { HostFields } from './host-fields';
import { workingLanguages } from './languages';
import { LinesField } from './lines-field';
import { numberOrNull } from './numbers';
import { PlaceFields } from './place-fields';
import { QuotaFields } from './quota-fields';
import { VenueDialog } from './venue-dialog';

type Props = {
  values: RunFormInput;
  options: RunOptions;
  /** The run that is changed; none where a new one is planned. */
  run?: { id: string; sessions: number };
  save: Action<RunChange & { runId: string }, { runId: string; roomsFreed?: number }>;
  createVenue: Action<VenueInput, { venueId: string }>;
  findInstitutions: FindInstitutions;
};

/** A run, whole, in one form: planned or changed. */
export function RunFields({ values, options, run, save, createVenue, findInstitutions }: Props) {
  const t = useTranslations('runs.form');
  const common = useTranslations('common');
  const language = useTranslations('runs.languages');
  const router = useRouter();
  const [venues, setVenues] = useState(options.venues);
  const form = useForm<RunFormInput, unknown, RunChange>({
    resolver: zodResolver(runChangeSchema),
    defaultValues: values,
  });
  const { register, control, setValue, formState } = form;
  const { errors } = formState;
  const [venueId, startsOn, place] = [
    useWatch({ control, name: 'venueId' }),
    useWatch({ control, name: 'startsOn' }),
    useWatch({ control, name: ['timeZone', 'countryCode', 'regionCode', 'cityEn', 'cityRu'] }),
  ];
  const command = useCommand(save, {
    form,
    onDone: ({ runId, roomsFreed }) => {
      toast.success(roomsFreed ? t('savedRoomsFreed', { count: roomsFreed }) : common('saved'));
      router.push(`/runs/${runId}`);
      router.refresh();
    },
  });
  /** Days from the first to the last: as planned so far, else as the course takes. */
  const length = () => {
    const days = options.courses.find((each) => each.value === form.getValues('courseId'))?.days;
    return run ? daysBetween(values.startsOn, values.endsOn) : (days ?? 1) - 1;
  };
  const takePlace = (from: PlaceOption) => {
    for (const name of ['timeZone', 'countryCode', 'regionCode', 'cityEn', 'cityRu'] as const) {
      setValue(name, from[name] ?? '', { shouldDirty: true, shouldValidate: formState.isSubmitted });
    }
  };
  const [timeZone, countryCode, regionCode, cityEn, cityRu] = place;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((input) => command.run({ ...input, runId: run?.id ?? '' }))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Panel title={t('what')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t('course')} required error={errors.courseId?.message} className="md:col-span-2">
            <Controller
              control={control}
              name="courseId"
              render={({ field }) => (
                <Combobox
                  options={options.courses}
                  value={field.value}
                  disabled={Boolean(run)}
                  onValueChange={(id) => {
                    field.onChange(id);
                    const course = options.courses.find((each) => each.value === id);
                    if (course) setValue('sensitive', course.sensitive);
                    if (course?.days && isDay(startsOn))
                      setValue('endsOn', addDays(startsOn, course.days - 1));
                  }}
                />
              )}
            />
          </Field>
          <Field label={t('startsOn')} required error={errors.startsOn?.message}>
            <DateInput
              {...register('startsOn', {
                onChange: (event: { target: { value: string } }) => {
                  const day = event.target.value;
                  if (isDay(day)) setValue('endsOn', addDays(day, length()));
                },
              })}
            />
          </Field>
          <Field label={t('endsOn')} required error={errors.endsOn?.message}>
            <DateInput {...register('endsOn')} min={startsOn || undefined} />
          </Field>
          {run && run.sessions > 0 && startsOn !== values.startsOn && (
            <Checkbox
              {...register('moveSessions')}
              label={t('moveSessions', { count: run.sessions })}
              hint={t('moveSessionsHint')}
              className="md:col-span-2"
            />
          )}
          <Field label={t('capacity')} required error={errors.capacity?.message}>
            <Input
              {...register('capacity', { setValueAs: numberOrNull })}
              inputMode="numeric"
              className="max-w-32"
              autoComplete="off"
            />
          </Field>
          <Field label={t('minimum')} hint={t('minimumHint')} error={errors.minimum?.message}>
            <Input
              {...register('minimum', { setValueAs: numberOrNull })}
              inputMode="numeric"
              className="max-w-32"
              autoComplete="off"
            />
          </Field>
          <Field label={t('offerHours')} hint={t('offerHoursHint')} error={errors.offerHours?.message}>
            <Input
              {...register('offerHours', { setValueAs: numberOrNull })}
              inputMode="numeric"
              className="max-w-32"
              autoComplete="off"
            />
          </Field>
          <Field label={t('cycle')} hint={t('cycleHint')} error={errors.cycle?.message}>
            <Input
              {...register('cycle', { setValueAs: numberOrNull })}
              inputMode="numeric"
              className="max-w-32"
              autoComplete="off"
            />
          </Field>
        </div>
      </Panel>
      <Panel title={t('where')}>
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-end gap-2">
            <Field label={t('venue')} error={errors.venueId?.message} className="min-w-60 flex-1">
              <Controller
                control={control}
                name="venueId"
                render={({ field }) => (
                  <Combobox
                    options={venues}
                    value={field.value ?? ''}
                    placeholder={t('noVenue')}
                    onValueChange={(id) => {
                      field.onChange(id);
                      const venue = venues.find((each) => each.value === id);
                      if (venue) takePlace(venue);
                    }}
                  />
                )}
              />
            </Field>
            <VenueDialog
              options={options}
              create={createVenue}
              place={{ timeZone, countryCode, regionCode, cityEn, cityRu }}
              onCreated={(venue) => {
                setVenues((before) => [venue, ...before]);
                setValue('venueId', venue.value, { shouldDirty: true });
                takePlace(venue);
              }}
            />
          </div>
          {venueId && <p className="text-ink-muted text-sm">{t('placeOfVenue')}</p>}
          <PlaceFields
            control={control as unknown as Control<PlaceOption>}
            register={register as unknown as UseFormRegister<PlaceOption>}
            errors={errors}
            setValue={(name, value) => setValue(name, value)}
            countries={options.countries}
            regions={options.regions}
            timeZones={options.timeZones}
            fixed={Boolean(venueId)}
          />
        </div>
      </Panel>
      <Panel title={t('who')}>
        <div className="grid gap-5 lg:grid-cols-2">
          <Fieldset legend={t('languages')} error={errors.languages?.message}>
            <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
              {[...new Set([...workingLanguages, ...values.languages])].map((code) => (
                <Checkbox
                  key={code}
                  {...register('languages')}
                  value={code}
                  label={language.has(code) ? language(code) : code}
                />
              ))}
            </div>
          </Fieldset>
          <HostFields form={form} known={options.institutions} find={findInstitutions} />
          <DonorFields form={form} donors={options.donors} />
          <QuotaFields form={form} options={options} find={findInstitutions} />
        </div>
      </Panel>
      <Panel title={t('more')}>
        <div className="grid gap-4 lg:grid-cols-2">
          <LinesField
            label={t('materials')}
            hint={t('onePerLine')}
            lines={values.materials}
            onChange={(lines) => setValue('materials', lines, { shouldDirty: true })}
            error={errors.materials?.message}
          />
          <LinesField
            label={t('outputs')}
            hint={t('outputsHint')}
            lines={values.outputs}
            onChange={(lines) => setValue('outputs', lines, { shouldDirty: true })}
            error={errors.outputs?.message}
          />
          <Field label={t('notes')} error={errors.notes?.message} className="lg:col-span-2">
            <Textarea {...register('notes')} rows={3} />
          </Field>
          <Checkbox {...register('sensitive')} label={t('sensitive')} hint={t('sensitiveHint')} />
        </div>
      </Panel>
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={run ? `/runs/${run.id}` : '/runs'}>{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {run ? common('save') : t('schedule')}
        </Button>
      </div>
    </form>
  );
}
