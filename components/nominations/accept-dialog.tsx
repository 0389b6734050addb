'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { NominationView } from '@/lib/enrolments/nominations/queries';
import { shownName } from '@/lib/people/names/rules';
import type { AcceptedAs, CallActions } from './decision-types';
import { CandidateNote } from './match-note';
import { Refused } from './refused';

type Props = {
  runId: string;
  nominations: readonly NominationView[];
  accept: CallActions['accept'];
  onClose: () => void;
  onDone: () => void;
};

const states: readonly AcceptedAs[] = ['INVITED', 'CONFIRMED', 'WAITING_LIST'];
const unsure = ({ match }: NominationView) => match !== null && (match.verdict === 'MAYBE' || match.twice);

/** Takes nominated people onto the run; who may be somebody known is said here, never guessed by the name. */
export function AcceptDialog({ runId, nominations, accept, onClose, onDone }: Props) {
  const t = useTranslations('nominations');
  const common = useTranslations('common');
  const router = useRouter();
  const [state, setState] = useState<AcceptedAs>('INVITED');
  const [who, setWho] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const { run, pending, refusals, errorId } = useCommand(accept, {
    onDone: ({ changed }) => {
      toast.success(t('accepted', { count: changed }));
      router.refresh();
      onDone();
    },
  });
  const nominationIds = nominations.map(({ id }) => id);
  const open = nominations.filter(unsure);
  const undecided = open.filter(({ id }) => !who[id]).length;
  const busy = refusals.some(({ code }) => code === 'PARTICIPANT_BUSY');
  return (
    <Dialog
      open
      wide
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('accept.title', { count: nominations.length })}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={pending}
            disabled={undecided > 0}
            onClick={() => run({ runId, nominationIds, state, who, reason: reason.trim() || null })}
          >
            {t('accept.action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <Refused refusals={refusals} errorId={errorId} />
        <Field label={t('accept.state')} hint={t(`accept.hint.${state}`)} unmarked>
          <Select
            value={state}
            options={states.map((value) => ({ value, label: t(`accept.as.${value}`) }))}
            onChange={(event) => setState(event.target.value as AcceptedAs)}
          />
        </Field>
        {open.map((nomination) => (
          <RadioGroup
            key={nomination.id}
            legend={t('whoIs', { name: shownName(nomination) })}
            value={who[nomination.id] ?? ''}
            onChange={(event) => setWho({ ...who, [nomination.id]: event.target.value })}
            options={[
              ...(nomination.match?.candidates ?? []).map((candidate) => ({
                value: candidate.personId,
                label: <CandidateNote candidate={candidate} />,
              })),
              { value: 'NEW', label: t('somebodyNew') },
            ]}
          />
        ))}
        {(busy || reason) && (
          <Field label={t('reasonIfBusy')} required>
            <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
      </div>
    </Dialog>
  );
}
