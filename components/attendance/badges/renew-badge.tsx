'use client';

import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/errors/outcome';

export type RenewBadge = (input: {
  runId: string;
  enrolmentId: string;
}) => Promise<{ data?: Outcome<unknown>; serverError?: { errorId: string } } | undefined>;

type Props = { runId: string; enrolmentId: string; name: string; renew: RenewBadge; onClose: () => void };

/** The badge was lost: asks once, for the lost one opens nothing any more. */
export function RenewDialog({ runId, enrolmentId, name, renew, onClose }: Props) {
  const t = useTranslations('paper');
  const common = useTranslations('common');
  const command = useCommand(renew, {
    onDone: () => {
      toast.success(t('renewed', { name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('renewTitle', { name })}
      description={t('renewHint')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={command.pending}
            onClick={() => command.run({ runId, enrolmentId })}
          >
            {t('renewSubmit')}
          </Button>
        </>
      }
    >
      <Failure {...command} />
    </Dialog>
  );
}
