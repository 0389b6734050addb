'use client';

import { useState } from 'react';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import type { FindInstitutions, RunForm } from './form-types';
import { InstitutionPicker } from './institution-picker';

type Props = { form: RunForm; known: readonly ComboboxOption[]; find: FindInstitutions };

/** Who receives the run: institutions, one after another. */
export function HostFields({ form, known, find }: Props) {
  const t = useTranslations('runs.form');
  const { field, fieldState } = useController({ control: form.control, name: 'hostIds' });
  const [names, setNames] = useState(() => new Map(known.map((each) => [each.value, each.label])));
  const [round, setRound] = useState(0);
  const findNamed: FindInstitutions = async (input) => {
    const answer = await find(input);
    setNames(
      (before) =>
        new Map([...before, ...(answer.data ?? []).map((each) => [each.value, each.label] as const)]),
    );
    return answer;
  };
  return (
    <Field label={t('hosts')} error={fieldState.error?.message}>
      {field.value.length > 0 && (
        <ul className="mb-1 flex flex-col gap-1">
          {field.value.map((id) => (
            <li key={id} className="bg-sunken flex items-center justify-between gap-2 rounded-md py-0.5 pl-3">
              <span className="min-w-0 truncate">{names.get(id) ?? id}</span>
              <Button
                variant="quiet"
                size="sm"
                square
                aria-label={t('removeHost', { name: names.get(id) ?? '' })}
                onClick={() => field.onChange(field.value.filter((other) => other !== id))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <InstitutionPicker
        key={round}
        value=""
        known={known}
        find={findNamed}
        placeholder={t('addHost')}
        onValueChange={(id) => {
          if (!id) return;
          if (!field.value.includes(id)) field.onChange([...field.value, id]);
          setRound(round + 1);
        }}
      />
    </Field>
  );
}
