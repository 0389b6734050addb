'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { CopyAddress } from '@/components/feeds/copy-address';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import type { SharedPage } from '@/lib/certificates/sharing/commands';
import { formatDateTime } from '@/lib/text/format';
import type { ShareActions } from './share-types';

type Props = {
  certificateId: string;
  number: string;
  shared: SharedPage | null;
  actions: ShareActions;
  onClose: () => void;
};

/** The page that anyone sees who has its address: switched on, copied, looked at, and switched off. */
export function ShareDialog({ certificateId, number, shared, actions, onClose }: Props) {
  const t = useTranslations('sharing');
  const locale = useLocale();
  const router = useRouter();
  const [page, setPage] = useState(shared);
  const [said, setSaid] = useState<'started' | 'stopped' | null>(null);
  const now = (next: SharedPage | null) => {
    setPage(next);
    setSaid(next ? 'started' : 'stopped');
    router.refresh();
  };
  const started = useCommand(actions.start, { onDone: now });
  const stopped = useCommand(actions.stop, { onDone: () => now(null) });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { number })}
      description={t('hint')}
      footer={
        page ? (
          <>
            <Button variant="danger" pending={stopped.pending} onClick={() => stopped.run({ certificateId })}>
              {t('stop')}
            </Button>
            <DialogClose>
              <Button variant="primary">{t('close')}</Button>
            </DialogClose>
          </>
        ) : (
          <>
            <DialogClose>
              <Button>{t('close')}</Button>
            </DialogClose>
            <Button
              variant="primary"
              pending={started.pending}
              onClick={() => started.run({ certificateId })}
            >
              {t('start')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <Failure
          refusals={[...started.refusals, ...stopped.refusals]}
          errorId={started.errorId ?? stopped.errorId}
        />
        {page && (
          <>
            <CopyAddress key={page.address} label={t('address')} address={page.address} />
            <p className="text-ink-muted text-sm">
              {t('since', { when: `${formatDateTime(page.since, 'UTC', locale)} UTC` })}{' '}
              <a
                href={page.address}
                target="_blank"
                rel="noreferrer"
                className="text-accent underline underline-offset-2"
              >
                {t('look')}
              </a>
            </p>
          </>
        )}
        <p role="status" className="text-sm empty:hidden">
          {said && t(said)}
        </p>
      </div>
    </Dialog>
  );
}
