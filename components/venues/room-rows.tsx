'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import type { RoomInput } from '@/lib/runs/venues/schema';

export type RoomsForm = UseFormReturn<{ rooms: RoomInput[] }>;

const blank: RoomInput = { name: '', capacity: null };

/** Rooms being entered, a line each: the name on the door, and how many it holds. */
export function RoomRows({ form }: { form: RoomsForm }) {
  const t = useTranslations('venues');
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'rooms' });
  const errors = form.formState.errors.rooms;
  return (
    <Fieldset
      legend={t('rooms')}
      hint={t('room.hint')}
      error={errors?.root?.message ?? (errors as { message?: string } | undefined)?.message}
    >
      {fields.map((row, index) => (
        <div key={row.id} className="flex items-start gap-2">
          <Field
            className="min-w-0 flex-1"
            label={t('room.name')}
            hideLabel
            required
            error={errors?.[index]?.name?.message}
          >
            <Input
              {...form.register(`rooms.${index}.name`)}
              autoComplete="off"
              placeholder={t('room.name')}
            />
          </Field>
          <Field
            className="w-28"
            label={t('room.capacity')}
            hideLabel
            unmarked
            error={errors?.[index]?.capacity?.message}
          >
            <Input
              {...form.register(`rooms.${index}.capacity`, { setValueAs: numberOrNull })}
              inputMode="numeric"
              autoComplete="off"
              placeholder={t('room.capacityPlaceholder')}
            />
          </Field>
          <Button
            variant="quiet"
            square
            aria-label={t('room.drop', { number: index + 1 })}
            onClick={() => remove(index)}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => append(blank, { focusName: `rooms.${fields.length}.name` })}
        >
          {t('room.another')}
        </Button>
      </div>
    </Fieldset>
  );
}
