'use client';

import { useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { call, nothingFailed, type Action } from '@/components/certificates/call';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { RuleMove } from '@/lib/certificates/rule-version/schema';

export type MoveToNewestRule = Action<RuleMove & { runId: string }, { version: number }>;

type Props = {
  runId: string;
  version: number;
  move: MoveToNewestRule;
  /** What would change. */
  children: ReactNode;
};

/** Moves the run to the rule's newest version, once it was seen what that changes. */
export function MoveRule({ runId, version, move, children }: Props) {
  const t = useTranslations('tests.rule');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(nothingFailed);
  const confirm = async () => {
    setPending(true);
    const answer = await call(move({ runId, version }));
    setPending(false);
    if ('failed' in answer) return setFailed(answer.failed);
    setOpen(false);
    toast.success(t('moved', { version }));
    router.refresh();
  };
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => {
        setFailed(nothingFailed);
        setOpen(next);
      }}
      title={t('moveTitle', { version })}
      trigger={<Button size="sm">{t('look')}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} onClick={() => void confirm()}>
            {t('move')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-3">
        <Failure refusals={failed.refusals} errorId={failed.errorId} />
        {children}
      </div>
    </Dialog>
  );
}
