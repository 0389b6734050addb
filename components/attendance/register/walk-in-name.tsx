'use client';

import { useId, useState } from 'react';
import clsx from 'clsx';
import { controlClass } from '@/components/ui/control-style';
import { isWalkInName, walkInNameLimit } from '@/lib/attendance/rules';
import { useTexts } from '../texts';

/** The name of somebody on no list, to be typed right. */
export function WalkInName({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(name);
  const id = useId();
  const tidy = typed.trim();
  const wrong = !isWalkInName(tidy);
  const save = () => {
    if (!wrong) onChange(tidy);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('nameOfPerson')}
      </label>
      <input
        id={id}
        value={typed}
        maxLength={walkInNameLimit}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
        className={clsx(controlClass)}
      />
      <p id={`${id}-hint`} className={clsx('text-sm', wrong ? 'text-danger' : 'text-ink-muted')}>
        {t(wrong ? 'refused_WALK_IN_NAME_INVALID' : 'walkInWaits')}
      </p>
    </div>
  );
}
