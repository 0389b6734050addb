'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import type { Action } from '../call';
import { ReasonDialog } from '../changes/reason-dialog';

export type Withdraw = Action<{ batchId: string; reason: string }, unknown>;

type Props = {
  batch: { id: string; issued: number; valid: number; statuses: number };
  /** When it was issued, as it stands in the list. */
  when: string;
  status: string | null;
  withdraw: Withdraw;
};

/** Withdraws a whole issue. What that does is seen before it is done. */
export function WithdrawButton({ batch, when, status, withdraw }: Props) {
  const t = useTranslations('certificates.batches');
  const [open, setOpen] = useState(false);
  const { valid, issued, statuses } = batch;
  const facts = [
    { term: t('revokes'), value: t('revokesCount', { count: valid }) },
    statuses > 0 && {
      term: t('statuses'),
      value: t('statusesCount', { count: statuses, status: status ?? '' }),
    },
    issued > valid && { term: t('stays'), value: t('ended', { count: issued - valid }) },
  ].filter((fact) => fact !== false);
  return (
    <>
      <Button variant="quiet" size="sm" aria-label={t('withdrawOne', { when })} onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      {open && (
        <ReasonDialog
          danger
          title={t('withdrawQuestion', { when })}
          description={t('withdrawConsequence')}
          confirmLabel={t('withdrawConfirm', { count: valid })}
          done={t('withdrawnDone', { count: valid })}
          refused={t('refused')}
          decide={(reason) => withdraw({ batchId: batch.id, reason })}
          onClose={() => setOpen(false)}
        >
          <DescriptionList facts={facts} />
        </ReasonDialog>
      )}
    </>
  );
}
