'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

type Props = { linkId: string; name: string; revoke: Action<{ linkId: string }, null> };

/** Takes a link back; a new one is made in a moment, so nothing is asked. */
export function RevokeLink({ linkId, name, revoke }: Props) {
  const t = useTranslations('reports.link');
  const router = useRouter();
  const command = useCommand(revoke, {
    onDone: () => {
      toast.success(t('revoked'));
      router.refresh();
    },
  });
  return (
    <>
      <Button
        size="sm"
        pending={command.pending}
        aria-label={t('revokeOne', { name })}
        onClick={() => command.run({ linkId })}
      >
        {t('revoke')}
      </Button>
      <Failure refusals={command.refusals} errorId={command.errorId} />
    </>
  );
}
