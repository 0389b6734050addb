'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ReasonField, useReason } from '@/components/forms/reason-field';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import type { Outcome } from '@/lib/errors/outcome';

export type RemoveSheet = (input: {
  sheetId: string;
  reason: string;
}) => Promise<{ data?: Outcome<unknown>; serverError?: { errorId: string } } | undefined>;

type Props = { sheet: { id: string; name: string }; remove: RemoveSheet; onClose: () => void };

/** Takes a signed sheet away, with a reason that stays. */
export function RemoveSheetDialog({ sheet: { id, name }, remove, onClose }: Props) {
  const t = useTranslations('paper');
  const common = useTranslations('common');
  const router = useRouter();
  const { given, field } = useReason();
  const command = useCommand(remove, {
    onDone: () => {
      onClose();
      router.refresh();
    },
  });
  const submit = () => {
    const reason = given();
    if (reason) command.run({ sheetId: id, reason });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('removeTitle', { name })}
      description={t('removeHint')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" pending={command.pending} onClick={submit}>
            {t('removeSubmit')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Failure {...command} />
        <ReasonField label={t('removeReason')} {...field} />
      </div>
    </Dialog>
  );
}
