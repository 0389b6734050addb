'use client';

import { useId, useState, type FormEvent, type RefObject } from 'react';
import clsx from 'clsx';
import { buttonClass } from '@/components/ui/button-style';
import { controlClass } from '@/components/ui/control-style';
import { useTexts } from '../../texts';

type Props = {
  field: RefObject<HTMLInputElement | null>;
  /** Resolves to whether it was a code that means somebody: what else was typed stays. */
  onCode: (text: string) => Promise<boolean>;
};

/** The way without a camera: a reader that types what it reads and ends with Enter, or a hand that pastes a link. */
export function TypedCode({ field, onCode }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = typed.trim();
    setEmpty(text === '');
    field.current?.focus();
    if (text === '') return;
    // What the reader types next takes its place, whatever becomes of it.
    field.current?.select();
    if (await onCode(text)) setTyped((now) => (now.trim() === text ? '' : now));
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('scanTyped')}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          value={typed}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          aria-invalid={empty}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
          className={clsx(controlClass)}
        />
        <button type="submit" className={buttonClass({ variant: 'secondary' })}>
          {t('scanTake')}
        </button>
      </div>
      <p id={`${id}-hint`} className={clsx('text-sm', empty ? 'text-danger' : 'text-ink-muted')}>
        {t(empty ? 'scanTypedEmpty' : 'scanTypedHint')}
      </p>
    </form>
  );
}
