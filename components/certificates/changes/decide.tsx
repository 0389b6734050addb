'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Action } from '../call';
import { ReasonDialog } from './reason-dialog';

export type Keep = Action<{ runId: string; certificateIds: string[]; reason: string }, unknown>;
export type Reissue = Action<{ certificateId: string; reason: string }, unknown>;

type One = { certificateId: string; number: string; name: string };

/** Issues the certificate anew, by the marks as they are now. */
export function ReissueButton({ certificateId, number, name, reissue }: One & { reissue: Reissue }) {
  const t = useTranslations('issueChanges');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-label={t('reissueOne', { number, name })}
        onClick={() => setOpen(true)}
      >
        {t('reissue')}
      </Button>
      {open && (
        <ReasonDialog
          title={t('reissueQuestion', { number, name })}
          description={t('reissueConsequence')}
          confirmLabel={t('reissue')}
          done={t('reissued', { number })}
          refused={t('notReissued')}
          decide={(reason) => reissue({ certificateId, reason })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type KeepProps = { runId: string; keep: Keep } & ({ one: One } | { all: string[] });

/** Leaves one certificate as it is, or all of them. */
export function KeepButton({ runId, keep, ...of }: KeepProps) {
  const t = useTranslations('issueChanges');
  const [open, setOpen] = useState(false);
  const one = 'one' in of ? of.one : null;
  const certificateIds = 'one' in of ? [of.one.certificateId] : of.all;
  const count = certificateIds.length;
  return (
    <>
      <Button
        size="sm"
        variant={one ? 'quiet' : 'secondary'}
        aria-label={one ? t('keepOne', one) : undefined}
        onClick={() => setOpen(true)}
      >
        {one ? t('keep') : t('keepAll', { count })}
      </Button>
      {open && (
        <ReasonDialog
          title={one ? t('keepQuestion', one) : t('keepAllQuestion', { count })}
          description={t('keepConsequence')}
          confirmLabel={t('keep')}
          done={t('kept', { count })}
          refused={t('notKept')}
          decide={(reason) => keep({ runId, certificateIds, reason })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
