'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { SkeletonLines } from '@/components/ui/skeleton';
import type { Subscription } from '@/lib/runs/feeds/commands';
import type { FeedTarget } from '@/lib/runs/feeds/schema';
import { CopyAddress } from './copy-address';
import type { FeedActions } from './types';

type Props = { target: FeedTarget; actions: FeedActions; onClose: () => void };

/** The address of a calendar: to copy, to renew, to end; or the way to one. */
export function SubscribeDialog({ target, actions, onClose }: Props) {
  const t = useTranslations('feeds');
  const [feed, setFeed] = useState<Subscription | null | undefined>(undefined);
  const [said, setSaid] = useState<'renewed' | 'ended' | null>(null);
  const shown = useCommand(actions.show, { onDone: setFeed });
  const started = useCommand(actions.start, { onDone: setFeed });
  const renewed = useCommand(actions.renew, {
    onDone: (next) => {
      setFeed(next);
      setSaid('renewed');
    },
  });
  const ended = useCommand(actions.end, {
    onDone: () => {
      setFeed(null);
      setSaid('ended');
    },
  });
  const { kind, id } = target;
  const { run } = shown;
  useEffect(() => run({ kind, id }), [run, kind, id]);
  const all = [shown, started, renewed, ended];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`title.${kind}`)}
      description={t(`hint.${kind}`)}
      footer={
        <>
          {feed && (
            <>
              <Button
                variant="danger"
                pending={ended.pending}
                onClick={() => ended.run({ feedId: feed.feedId })}
              >
                {t('end')}
              </Button>
              <Button pending={renewed.pending} onClick={() => renewed.run({ feedId: feed.feedId })}>
                {t('renew')}
              </Button>
            </>
          )}
          {feed === null ? (
            <Button variant="primary" pending={started.pending} onClick={() => started.run(target)}>
              {t('start')}
            </Button>
          ) : (
            <DialogClose>
              <Button variant="primary">{t('close')}</Button>
            </DialogClose>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Failure
          refusals={all.flatMap(({ refusals }) => refusals).slice(0, 1)}
          errorId={all.find(({ errorId }) => errorId)?.errorId ?? null}
        />
        {feed && <CopyAddress key={feed.address} label={t('address')} address={feed.address} />}
        {feed === undefined && <SkeletonLines lines={2} />}
        <p role="status" className="text-sm">
          {said && t(said)}
        </p>
        {feed && <p className="text-ink-muted text-sm">{t('secret')}</p>}
      </div>
    </Dialog>
  );
}
