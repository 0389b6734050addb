'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { TwoNames } from '@/components/people/two-names';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { startingStates, type StartingState } from '@/lib/enrolments/rules';
import type { Outcome } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';

type Found = {
  id: string;
  officialName: string | null;
  latinName: string | null;
  detail: string;
};
type Answer<T> = Promise<{ data?: Outcome<T>; serverError?: { errorId: string } } | undefined>;

type Props = {
  runId: string;
  runCode: string;
  /** Somebody just entered, or found to be known: offered at once. */
  suggested: Found | null;
  find: (input: { q: string }) => Answer<Found[]>;
  add: (input: {
    runId: string;
    personIds: string[];
    state: StartingState;
    reason: string | null;
  }) => Answer<{ enrolmentIds: string[] }>;
};

const typingPauseMs = 250;

/** Finds a known person by a few letters in any script and puts them onto the run; or leads to entering a new one. */
export function AddPerson({ runId, runCode, suggested, find, add }: Props) {
  const t = useTranslations('enrolments');
  const text = useRefusalText();
  const router = useRouter();
  const [open, setOpen] = useState(suggested !== null);
  const [people, setPeople] = useState<Found[] | null>(suggested && [suggested]);
  const [state, setState] = useState<StartingState>('NOMINATED');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<Found | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  const { run, pending, refusals } = useCommand(add, {
    onDone: () => {
      if (chosen) toast.success(t('added', { name: shownName(chosen) }));
      setOpen(false);
      setPeople(null);
      if (suggested) router.replace(`/runs/${runId}/people`);
      router.refresh();
    },
  });
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
    <Dialog
      open={open}
      onOpenChange={setOpen}
      wide
      trigger={<Button>{t('add')}</Button>}
      title={t('addTitle', { run: runCode })}
    >
      <div className="flex min-h-64 flex-col gap-4 pb-3">
        {refusals.length > 0 && (
          <Notice tone="danger" live>
            {refusals.map((refusal, index) => (
              <p key={index}>{text(refusal)}</p>
            ))}
          </Notice>
        )}
        <div className="grid gap-3 md:grid-cols-[1fr_12rem]">
          <Field label={t('addSearch')} hint={t('addSearchHint')} unmarked>
            <Input autoFocus onChange={(event) => search(event.target.value)} autoComplete="off" />
          </Field>
          <Field label={t('addState')} unmarked>
            <Select
              value={state}
              onChange={(event) => setState(event.target.value as StartingState)}
              options={startingStates.map((value) => ({ value, label: t(`state.${value}`) }))}
            />
          </Field>
        </div>
        {refusals.some(({ code }) => code === 'PARTICIPANT_BUSY') && (
          <Field label={t('reasonIfBusy')} required>
            <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
          </Field>
        )}
        <p role="status" className="text-ink-muted text-sm">
          {people && t('addFound', { count: people.length })}
        </p>
        {people && people.length > 0 && (
          <ul className="border-line divide-line -mt-3 divide-y rounded-md border">
            {people.map((person) => (
              <li key={person.id} className="flex items-center justify-between gap-3 px-3 py-2">
                <TwoNames {...person} note={person.detail} />
                <Button
                  size="sm"
                  pending={pending && chosen?.id === person.id}
                  onClick={() => {
                    setChosen(person);
                    run({ runId, personIds: [person.id], state, reason: reason.trim() || null });
                  }}
                >
                  {t('addOne')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Link href={`/people/new?run=${runId}`} className="link self-start">
          {t('addNew')}
        </Link>
      </div>
    </Dialog>
  );
}
