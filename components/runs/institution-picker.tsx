'use client';

import { useRef, useState } from 'react';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import type { FindInstitutions } from './form-types';

type Props = {
  value: string;
  onValueChange: (value: string) => void;
  /** Those known by name already, the chosen one among them. */
  known: readonly ComboboxOption[];
  find: FindInstitutions;
  placeholder?: string;
  disabled?: boolean;
};

const TYPING_PAUSE_MS = 200;

/** One institution, found by typing any of its names. */
export function InstitutionPicker({ value, onValueChange, known, find, ...rest }: Props) {
  const [found, setFound] = useState<readonly ComboboxOption[]>([]);
  const [chosen, setChosen] = useState<ComboboxOption | null>(
    known.find((each) => each.value === value) ?? null,
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const search = (q: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const mine = ++asked.current;
      // Nothing found and no connection look the same here: the list stays as it was, and typing tries again.
      find({ q }).then(
        (answer) => mine === asked.current && answer.data && setFound(answer.data),
        () => undefined,
      );
    }, TYPING_PAUSE_MS);
  };
  const options = [...found, ...known].filter(
    (option, index, all) => all.findIndex((other) => other.value === option.value) === index,
  );
  if (chosen && !options.some((option) => option.value === chosen.value)) options.push(chosen);
  return (
    <Combobox
      {...rest}
      options={options}
      value={value}
      onSearch={search}
      onValueChange={(next) => {
        setChosen(options.find((option) => option.value === next) ?? null);
        onValueChange(next);
      }}
    />
  );
}
