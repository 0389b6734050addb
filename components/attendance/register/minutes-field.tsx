'use client';

import { useId, useState } from 'react';
import clsx from 'clsx';
import { buttonClass } from '@/components/ui/button-style';
import { controlClass } from '@/components/ui/control-style';
import { useTexts } from '../texts';

const usual = [5, 10, 15, 20, 30, 45];

type Props = {
  label: string;
  value: number | null;
  /** The session's length. */
  most: number;
  onChange: (value: number | null) => void;
};

/** Minutes by one tap, or any other number. */
export function MinutesField({ label, value, most, onChange }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState(value && !usual.includes(value) ? String(value) : '');
  const number = typed.trim() === '' ? null : Number(typed);
  const wrong = number !== null && !(Number.isInteger(number) && number >= 1 && number <= most);
  const save = () => {
    if (!wrong && typed !== '') onChange(number);
  };
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      {/* Above: below the number it would lie under the bar at the foot of the screen. */}
      {wrong && (
        <p role="alert" id={`${id}-wrong`} className="text-danger text-sm">
          {t('refused_MINUTES_INVALID', { most })}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {usual
          .filter((each) => each <= most)
          .map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={value === each}
              onClick={() => onChange(value === each ? null : each)}
              className={buttonClass({
                variant: value === each ? 'primary' : 'secondary',
                className: 'min-w-11! px-1.5!',
              })}
            >
              {each}
            </button>
          ))}
        <input
          inputMode="numeric"
          aria-label={label}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          value={typed}
          placeholder={t('otherMinutes')}
          onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 4))}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          className={clsx(controlClass, 'w-20! px-2!')}
        />
      </div>
    </div>
  );
}
