'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Candidate as Facts } from '@/lib/attendance/walk-ins/queries';
import { Candidate } from './candidate';
import type { Chosen } from './types';

type Props = Chosen & { pending: boolean; choose: (person: Facts) => void; onClose: () => void };

const typingPauseMs = 250;

/** Looks for the person by other letters than the typed name's: somebody of the run, or known to the office. */
export function FindDialog({ runId, name, actions, pending, choose, onClose }: Props) {
  const t = useTranslations('walkIns');
  const [people, setPeople] = useState<Facts[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  const search = (q: string) => {
    clearTimeout(timer.current);
    asked.current = q;
    if (q.trim().length < 2) return setPeople(null);
    timer.current = setTimeout(() => void ask(q), typingPauseMs);
  };
  const ask = async (q: string) => {
    const answer = await actions.findPeople({ runId, q }).catch(() => undefined);
    // A slow answer to what was typed before must not replace a newer one.
    if (asked.current === q && answer?.data?.ok) setPeople(answer.data.value);
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('findTitle', { name })}
      description={t('findHint')}
    >
      <div className="flex min-h-64 flex-col gap-3 pb-3">
        <Field label={t('findLabel')} unmarked>
          <Input autoFocus autoComplete="off" onChange={(event) => search(event.target.value)} />
        </Field>
        <p role="status" className="text-ink-muted text-sm">
          {people && t('found', { count: people.length })}
        </p>
        {people && people.length > 0 && (
          <ul className="border-line divide-line divide-y rounded-md border">
            {people.map((person) => (
              <Candidate
                key={person.personId}
                person={person}
                pending={pending}
                choose={() => choose(person)}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
