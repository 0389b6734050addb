'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';

export type FindPeople = (input: { text: string }) => Promise<{ data?: ComboboxOption[] } | undefined>;

const typingPauseMs = 250;

type Props = { onChange: (personId: string) => void; find: FindPeople; error?: string };

/** The known person whose account it is: then courses taught and attended are theirs. */
export function PersonField({ onChange, find, error }: Props) {
  const t = useTranslations('settings.invite');
  const [options, setOptions] = useState<ComboboxOption[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = async (text: string) => {
    const answer = await find({ text }).catch(() => undefined);
    // A slow answer to what was typed before is none to what is typed now.
    if (asked.current === text) setOptions(answer?.data ?? []);
  };
  const search = (text: string) => {
    clearTimeout(timer.current);
    asked.current = text;
    timer.current = setTimeout(() => void ask(text), typingPauseMs);
  };
  return (
    <Field label={t('person')} hint={t('personHint')} error={error}>
      <Combobox
        options={options}
        onSearch={search}
        onValueChange={onChange}
        placeholder={t('personSearch')}
      />
    </Field>
  );
}
