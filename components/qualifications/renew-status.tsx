'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { formatDate } from '@/lib/text/format';
import type { Day } from '@/lib/time/day';

type Props = {
  qualificationId: string;
  person: string;
  status: string;
  /** The last day that it would have. */
  until: Day;
  renew: Action<{ qualificationId: string }, { validUntil: Day }>;
};

/** Gives a status its later end; offered where the rule is met. */
export function RenewStatus({ qualificationId, person, status, until, renew }: Props) {
  const t = useTranslations('qualifications.renew');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const command = useCommand(renew, {
    onDone: ({ validUntil }) => {
      setOpen(false);
      toast.success(t('done', { person, day: formatDate(validUntil, locale) }));
      router.refresh();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('title', { person })}
      description={t('consequence', { status, day: formatDate(until, locale) })}
      trigger={
        <Button size="sm" aria-label={t('one', { person })}>
          {t('action')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={command.pending}
            onClick={() => command.run({ qualificationId })}
          >
            {t('action')}
          </Button>
        </>
      }
    >
      <div className="pb-3">
        <Failure refusals={command.refusals} errorId={command.errorId} />
      </div>
    </Dialog>
  );
}
