'use client';

import { useTranslations } from 'next-intl';
import { Controller, type Control, type FieldErrors } from 'react-hook-form';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { scopesOf } from '@/lib/auth/accounts/rules';
import type { GrantRole } from '@/prisma/generated/enums';

export type RightsChoices = Record<'programmes' | 'countries' | 'institutions', ComboboxOption[]>;
export type GrantValues = {
  role: GrantRole | '';
  programmeId: string | null;
  countryCode: string | null;
  institutionId: string | null;
};

const limits = [
  { name: 'programmeId', scope: 'programme', choices: 'programmes' },
  { name: 'countryCode', scope: 'country', choices: 'countries' },
  { name: 'institutionId', scope: 'institution', choices: 'institutions' },
] as const;

type Props = {
  role: GrantRole | '';
  choices: RightsChoices;
  // The forms differ in their other fields; these four they share.
  control: Control<GrantValues>;
  errors: FieldErrors<GrantValues>;
};

/** What the chosen right can be limited to; nothing that would not be heeded is asked. */
export function GrantFields({ role, choices, control, errors }: Props) {
  const t = useTranslations('settings.grants');
  if (!role) return null;
  return limits
    .filter(({ scope }) => scopesOf(role)[scope])
    .map(({ name, scope, choices: list }) => (
      <Field
        key={name}
        label={t(`limits.${scope}`)}
        required={role === 'FOCAL_POINT' && scope === 'institution'}
        error={errors[name]?.message}
      >
        <Controller
          name={name}
          control={control}
          render={({ field }) => (
            <Combobox
              options={choices[list]}
              value={field.value ?? ''}
              onValueChange={field.onChange}
              placeholder={t('noLimit')}
            />
          )}
        />
      </Field>
    ));
}
