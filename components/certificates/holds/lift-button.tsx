'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { call, nothingFailed, type Action } from '../call';
import { RefusedList } from '../refused-list';

export type Lift = Action<{ runId: string; enrolmentIds: string[] }, unknown>;

type Props = { runId: string; enrolmentId: string; name: string; lift: Lift };

/** Lifts the hold of one person. It can be held again, so nothing is asked. */
export function LiftButton({ runId, enrolmentId, name, lift }: Props) {
  const t = useTranslations('certificates.hold');
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(nothingFailed);
  const press = async () => {
    setPending(true);
    const answer = await call(lift({ runId, enrolmentIds: [enrolmentId] }));
    setPending(false);
    if ('failed' in answer) return setFailed(answer.failed);
    toast(t('lifted'));
    router.refresh();
  };
  return (
    <>
      <Button size="sm" pending={pending} aria-label={t('liftOne', { name })} onClick={press}>
        {t('lift')}
      </Button>
      <RefusedList {...failed} />
    </>
  );
}
