'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TwoNames } from '@/components/people/two-names';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Candidate } from '@/lib/attendance/walk-ins/queries';
import { shownName } from '@/lib/people/names/rules';
import type { Chosen } from './types';
import { useSettled } from './use-settled';

type Props = Chosen & { person: Candidate; onClose: () => void };

/** Gives somebody whom the office knows a place on the run, and ties what was recorded of the walk-in to it. */
export function PlaceDialog({ runId, walkInIds, actions, person, onClose }: Props) {
  const t = useTranslations('walkIns');
  const common = useTranslations('common');
  const settled = useSettled();
  const [reason, setReason] = useState(t('usualReason'));
  const command = useCommand(actions.enrol, {
    onDone: () => {
      onClose();
      settled(t('placed', { name: shownName(person) }));
    },
  });
  const submit = () => command.run({ runId, walkInIds, person: { id: person.personId }, reason });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('placeTitle', { name: shownName(person) })}
      description={t('placeHint', { count: walkInIds.length })}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={submit}>
            {t('givePlace')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Failure {...command} />
        <TwoNames {...person} note={person.institution} />
        <Field
          label={t('placeReason')}
          hint={t('placeReasonHint')}
          required
          error={reason.trim() ? undefined : 'REQUIRED'}
        >
          <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
