'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { ReasonField, useReason } from '@/components/forms/reason-field';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { call, nothingFailed, type Action } from '../call';
import { RefusedList } from '../refused-list';

type Props = {
  title: string;
  description: string;
  confirmLabel: string;
  /** What is said when it is done. */
  done: string;
  danger?: boolean;
  /** What the refusals are headed by. */
  refused: string;
  decide: Action<string, unknown>;
  onClose: () => void;
  /** What it does, seen before. */
  children?: ReactNode;
};

/** A decision that asks for its reason. */
export function ReasonDialog({ done, refused, decide, onClose, children, ...asked }: Props) {
  const t = useTranslations('issueChanges');
  const router = useRouter();
  const { given, field } = useReason();
  const [failed, setFailed] = useState(nothingFailed);
  const confirm = async () => {
    const reason = given();
    if (!reason) return false;
    const answer = await call(decide(reason));
    if ('failed' in answer) {
      setFailed(answer.failed);
      return false;
    }
    toast.success(done);
    router.refresh();
    return true;
  };
  return (
    <AlertDialog {...asked} onConfirm={confirm} open onOpenChange={(open) => !open && onClose()}>
      <div className="flex flex-col gap-3">
        <RefusedList title={refused} {...failed} />
        {children}
        <ReasonField label={t('reason')} hint={t('reasonHint')} {...field} />
      </div>
    </AlertDialog>
  );
}
