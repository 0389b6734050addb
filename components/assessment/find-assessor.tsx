'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Outcome } from '@/lib/errors/outcome';

type Found = { id: string; officialName: string | null; latinName: string | null; detail: string };

export type FindPeople = (input: { q: string }) => Promise<{ data?: Outcome<Found[]> } | undefined>;

type Props = { find: FindPeople; onTake: (person: Found) => void; onClose: () => void };

const typingPauseMs = 250;

/** Finds somebody who assessed and does not teach here, by a few letters of the name. */
export function FindAssessor({ find, onTake, onClose }: Props) {
  const t = useTranslations('tests');
  const [people, setPeople] = useState<Found[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  const search = (q: string) => {
    clearTimeout(timer.current);
    asked.current = q;
    if (q.trim().length < 2) return setPeople(null);
    timer.current = setTimeout(() => void ask(q), typingPauseMs);
  };
  const ask = async (q: string) => {
    const answer = await find({ q }).catch(() => undefined);
    // A slow answer to what was typed before must not replace a newer one.
    if (asked.current === q && answer?.data?.ok) setPeople(answer.data.value);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('findAssessor')}>
      <div className="flex min-h-48 flex-col gap-3 pb-3">
        <Field label={t('findAssessor')} hint={t('findAssessorHint')} hideLabel unmarked>
          <Input autoFocus autoComplete="off" onChange={({ target }) => search(target.value)} />
        </Field>
        <p role="status" className="text-ink-muted text-sm">
          {people && t('found', { count: people.length })}
        </p>
        {people && people.length > 0 && (
          <ul className="border-line divide-line divide-y rounded-md border">
            {people.map((person) => (
              <li key={person.id} className="flex items-center justify-between gap-3 px-3 py-2">
                <TwoNames {...person} note={person.detail} />
                <Button size="sm" onClick={() => onTake(person)}>
                  {t('take')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
