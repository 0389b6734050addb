'use client';

import { useEffect, useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CopyAddress } from '@/components/feeds/copy-address';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { SkeletonLines } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { InvitationActions } from './types';

type Props = {
  runId: string;
  enrolmentId: string;
  name: string;
  actions: Pick<InvitationActions, 'link' | 'renew'>;
  onClose: () => void;
};

/** The link on which one person answers, to be given to them otherwise than by mail. */
export function LinkDialog({ runId, enrolmentId, name, actions: { link, renew }, onClose }: Props) {
  const t = useTranslations('invitations.tab');
  const common = useTranslations('common');
  const router = useRouter();
  const [address, setAddress] = useState<string | null>(null);
  const asked = useCommand(link, { onDone: ({ address: found }) => setAddress(found) });
  const renewed = useCommand(renew, {
    onDone: ({ address: found }) => {
      setAddress(found);
      toast.success(t('link.renewed'));
      router.refresh();
    },
  });
  const { run } = asked;
  useEffect(() => run({ runId, enrolmentId }), [run, runId, enrolmentId]);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('link.title', { name })}
      description={t('link.hint')}
      footer={
        <>
          <Button
            pending={renewed.pending}
            disabled={!address}
            onClick={() => renewed.run({ runId, enrolmentId })}
          >
            {t('link.renew')}
          </Button>
          <DialogClose>
            <Button variant="primary">{common('close')}</Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Failure
          refusals={[...asked.refusals, ...renewed.refusals]}
          errorId={asked.errorId ?? renewed.errorId}
        />
        {address ? <CopyAddress label={t('link.address')} address={address} /> : <SkeletonLines lines={2} />}
        <p className="text-ink-muted text-sm">{t('link.renewHint')}</p>
      </div>
    </Dialog>
  );
}
