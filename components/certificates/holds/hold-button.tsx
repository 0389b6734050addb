'use client';

import { Hand } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Action } from '../call';
import { ReasonDialog } from '../changes/reason-dialog';

export type Hold = Action<{ runId: string; enrolmentIds: string[]; reason: string }, unknown>;

type Props = { runId: string; enrolmentIds: readonly string[]; hold: Hold } & (
  { name: string } | { name?: undefined; onDone: () => void }
);

/** Holds the certificate of one person, or of all who are chosen; with a reason. */
export function HoldButton({ runId, enrolmentIds, hold, ...of }: Props) {
  const t = useTranslations('certificates.hold');
  const [open, setOpen] = useState(false);
  const count = enrolmentIds.length;
  const { name } = of;
  return (
    <>
      <Button
        size={name === undefined ? 'md' : 'sm'}
        variant={name === undefined ? 'secondary' : 'quiet'}
        aria-label={name === undefined ? undefined : t('holdOne', { name })}
        icon={name === undefined ? <Hand aria-hidden className="size-4" /> : undefined}
        disabled={count === 0}
        onClick={() => setOpen(true)}
      >
        {name === undefined ? t('holdMany', { count }) : t('hold')}
      </Button>
      {open && (
        <ReasonDialog
          title={name === undefined ? t('question', { count }) : t('questionOne', { name })}
          description={t('consequence')}
          confirmLabel={t('confirm')}
          done={t('done', { count })}
          refused={t('refused')}
          decide={async (reason) => {
            const answer = await hold({ runId, enrolmentIds: [...enrolmentIds], reason });
            if (answer.data?.ok && of.name === undefined) of.onDone();
            return answer;
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
