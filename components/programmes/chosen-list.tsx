'use client';

import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';

type Props = {
  label: string;
  hint?: string;
  error?: string;
  required?: boolean;
  /** What the add box says while it is empty. */
  placeholder: string;
  /** The words of the button that takes one out of the list. */
  removeLabel: (name: string) => string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  options: readonly ComboboxOption[];
  /** Where the options come from the server, what was typed; `options` then hold what is known so far. */
  onSearch?: (text: string) => void;
  /** Beside the add box, for one that is not in the list yet. */
  aside?: ReactNode;
};

/** Several of many: those chosen as a list, and a box that adds one more. */
export function ChosenList({
  label,
  hint,
  error,
  required,
  chosen,
  onChange,
  options,
  aside,
  ...rest
}: Props) {
  const id = useId();
  const [round, setRound] = useState(0);
  // The box starts afresh after each addition; the cursor stays in it, so that the next one can be typed.
  const added = useRef(false);
  useEffect(() => {
    if (added.current) document.getElementById(id)?.focus();
    added.current = false;
  }, [round, id]);
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      {chosen.length > 0 && (
        <ul aria-label={label} className="mb-1 flex flex-wrap gap-1.5">
          {chosen.map((value) => (
            <li
              key={value}
              className="bg-sunken flex max-w-full min-w-0 items-center gap-1 rounded-md py-0.5 pr-0.5 pl-3"
            >
              <span className="min-w-0 truncate">{nameOf(value)}</span>
              <Button
                variant="quiet"
                size="sm"
                square
                aria-label={rest.removeLabel(nameOf(value))}
                onClick={() => onChange(chosen.filter((other) => other !== value))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <Combobox
            key={round}
            value=""
            options={options.filter((option) => !chosen.includes(option.value))}
            placeholder={rest.placeholder}
            onSearch={rest.onSearch}
            onValueChange={(value) => {
              if (!value) return;
              added.current = true;
              onChange([...chosen, value]);
              setRound(round + 1);
            }}
          />
        </div>
        {aside}
      </div>
    </Field>
  );
}
