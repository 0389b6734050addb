'use client';

import { useEffect, useId, useRef, useState } from 'react';
import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { userRoundCheck } from '@/components/ui/part-shapes';
import { userPlus } from '@/components/ui/shapes';
import { buttonClass } from '@/components/ui/button-style';
import { controlClass } from '@/components/ui/control-style';
import { isWalkInName, walkInNameLimit } from '@/lib/attendance/rules';
import { useTexts } from '../texts';
import type { RosterPerson } from './roster';
import { similarNames } from './similar-names';

type Props = {
  /** What was typed into the search already. */
  typed: string;
  people: readonly RosterPerson[];
  onAdd: (name: string) => void;
  /** It is somebody of the list after all. */
  onChoose: (person: RosterPerson) => void;
  onClose: () => void;
};

/** A name typed on the spot. Whoever is on the list with such a name is offered first, so that nobody is there twice. */
export function WalkInForm({ typed: begun, people, onAdd, onChoose, onClose }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(begun);
  const [tried, setTried] = useState(false);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const name = typed.trim();
  const wrong = tried && !isWalkInName(name);
  const similar = similarNames(name, people);
  return (
    <form
      noValidate
      aria-label={t('addPerson')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWalkInName(name)) return onAdd(name);
        setTried(true);
        field.current?.focus();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="border-line bg-raised flex flex-col gap-3 border-b px-3 py-3 md:px-4"
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="font-medium">
          {t('addPerson')}
        </label>
        <input
          ref={field}
          id={id}
          value={typed}
          maxLength={walkInNameLimit}
          autoComplete="off"
          autoCapitalize="words"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={`${id}-hint`}
          placeholder={t('nameOfPerson')}
          onChange={(event) => setTyped(event.target.value)}
          className={clsx(controlClass)}
        />
        <p id={`${id}-hint`} className={clsx('text-sm', wrong ? 'text-danger' : 'text-ink-muted')}>
          {t(wrong ? 'refused_WALK_IN_NAME_INVALID' : 'walkInWaits')}
        </p>
      </div>
      {similar.length > 0 && (
        <div role="group" aria-labelledby={`${id}-similar`} className="flex flex-col gap-1.5">
          <p id={`${id}-similar`} className="text-sm font-medium">
            {t('similar')}
          </p>
          {similar.map((person) => (
            <button
              key={person.id}
              type="button"
              onClick={() => onChoose(person)}
              className="border-accent-line bg-accent-soft flex min-h-12 items-center gap-2 rounded-lg border px-3 py-1.5 text-left"
            >
              <Icon shape={userRoundCheck} className="text-accent size-5 shrink-0" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium break-words">{person.name}</span>
                <span className="text-ink-muted block truncate text-sm">
                  {person.walkIn
                    ? t('walkInShort')
                    : [person.latin, person.institution].filter(Boolean).join(' · ')}
                </span>
              </span>
            </button>
          ))}
        </div>
      )}
      <div className="flex gap-2">
        <button type="submit" className={buttonClass({ variant: 'primary', className: 'h-12! flex-1' })}>
          <Icon shape={userPlus} className="size-4" />
          {t('add')}
        </button>
        <button
          type="button"
          onClick={onClose}
          className={buttonClass({ variant: 'secondary', className: 'h-12!' })}
        >
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
