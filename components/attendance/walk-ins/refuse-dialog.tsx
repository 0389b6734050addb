'use client';

import { useTranslations } from 'next-intl';
import { ReasonField, useReason } from '@/components/forms/reason-field';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import type { Chosen } from './types';
import { useSettled } from './use-settled';

type Props = Chosen & { onClose: () => void };

/** Says that somebody is not to be counted, and why; it can be taken back. */
export function RefuseDialog({ runId, name, walkInIds, actions, onClose }: Props) {
  const t = useTranslations('walkIns');
  const common = useTranslations('common');
  const settled = useSettled();
  const { given, field } = useReason();
  const command = useCommand(actions.refuse, {
    onDone: () => {
      onClose();
      settled(t('refused', { name }), {
        label: common('undo'),
        onClick: () => void actions.reopen({ runId, walkInIds }).then(() => settled(t('reopened', { name }))),
      });
    },
  });
  const submit = () => {
    const reason = given();
    if (reason) command.run({ runId, walkInIds, reason });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('refuseTitle', { name })}
      description={t('refuseHint')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={submit}>
            {t('refuse')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Failure {...command} />
        <ReasonField label={t('refuseReason')} {...field} />
      </div>
    </Dialog>
  );
}
