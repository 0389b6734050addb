'use client';

import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import type { Outcome } from '@/lib/errors/outcome';

export type FindInstitutions = (input: {
  q: string;
  language: 'EN' | 'RU';
}) => Promise<{ data?: Outcome<ComboboxOption[]>; serverError?: { errorId: string } } | undefined>;

type Props = {
  value: string;
  onValueChange: (value: string) => void;
  find: FindInstitutions;
  /** Those at hand from the start; the chosen one is among them. */
  known: readonly ComboboxOption[];
  placeholder?: string;
};

const typingPauseMs = 200;

/** An institution, found by a few letters of any of its names. Stands inside a Field. */
export function InstitutionField({ value, onValueChange, find, known, placeholder }: Props) {
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const [options, setOptions] = useState(known);
  const chosen = useRef(known.find((option) => option.value === value));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  const search = (q: string) => {
    clearTimeout(timer.current);
    asked.current = q;
    timer.current = setTimeout(() => void ask(q), typingPauseMs);
  };
  const ask = async (q: string) => {
    const answer = await find({ q, language }).catch(() => undefined);
    // A slow answer to what was typed before must not replace a newer one.
    if (asked.current !== q || !answer?.data?.ok) return;
    const found = answer.data.value;
    const kept = chosen.current && !found.some((option) => option.value === chosen.current?.value);
    setOptions(kept && chosen.current ? [...found, chosen.current] : found);
  };
  return (
    <Combobox
      options={options}
      value={value}
      placeholder={placeholder}
      onSearch={search}
      onValueChange={(next) => {
        chosen.current = options.find((option) => option.value === next);
        onValueChange(next);
      }}
    />
  );
}
