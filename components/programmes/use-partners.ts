'use client';

import { useRef, useState } from 'react';
import type { FindInstitutions } from '@/components/runs/form-types';
import type { ComboboxOption } from '@/components/ui/combobox';

const TYPING_PAUSE_MS = 200;

/** Institutions found by typing, beside those whose names are known already. */
export function usePartners(known: readonly ComboboxOption[], find: FindInstitutions) {
  const [options, setOptions] = useState<readonly ComboboxOption[]>(known);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const search = (q: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const mine = ++asked.current;
      find({ q }).then(
        ({ data = [] }) => {
          if (mine !== asked.current) return;
          // What was found stands first; names met before stay, because the chosen ones are shown by them.
          setOptions((before) => [
            ...data,
            ...before.filter((old) => !data.some(({ value }) => value === old.value)),
          ]);
        },
        // Without a connection the list stays as it was, and typing tries again.
        () => undefined,
      );
    }, TYPING_PAUSE_MS);
  };
  return { options, search };
}
