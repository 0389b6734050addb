'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ReasonField, useReason } from '@/components/forms/reason-field';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { call, nothingFailed, type Action } from './call';
import { RefusedList } from './refused-list';

type Props = {
  certificateId: string;
  number: string;
  name: string;
  /** The status that goes with the certificate. */
  status: string | null;
  revoke: Action<{ certificateId: string; reason: string }, unknown>;
};

/** Revoking cannot be undone, so it asks, and it asks why. The dialog is made when it is first wanted. */
export function RevokeButton(props: Props) {
  const t = useTranslations('certificates');
  const [open, setOpen] = useState<boolean | null>(null);
  const { number, name } = props;
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        aria-label={t('revokeOne', { number, name })}
        onClick={() => setOpen(true)}
      >
        {t('revoke')}
      </Button>
      {open !== null && <RevokeDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}

type DialogProps = Props & { open: boolean; onOpenChange: (open: boolean) => void };

function RevokeDialog({ certificateId, number, name, status, revoke, open, onOpenChange }: DialogProps) {
  const t = useTranslations('certificates');
  const router = useRouter();
  const { given, field } = useReason();
  const [failed, setFailed] = useState(nothingFailed);
  const confirm = async () => {
    const reason = given();
    if (!reason) return false;
    const answer = await call(revoke({ certificateId, reason }));
    if ('failed' in answer) {
      setFailed(answer.failed);
      return false;
    }
    toast.success(t('revoked', { number }));
    router.refresh();
    return true;
  };
  return (
    <AlertDialog
      danger
      title={t('revokeQuestion', { number, name })}
      description={t('revokeConsequence')}
      confirmLabel={t('revokeConfirm')}
      onConfirm={confirm}
      open={open}
      onOpenChange={onOpenChange}
    >
      <div className="flex flex-col gap-3">
        {status && <p>{t('revokeStatus', { status, name })}</p>}
        <RefusedList {...failed} />
        <ReasonField label={t('revokeReason')} hint={t('revokeReasonHint')} {...field} />
      </div>
    </AlertDialog>
  );
}
