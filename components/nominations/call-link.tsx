'use client';

import { useState } from 'react';
import { Copy } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { CallActions } from './decision-types';
import { Refused } from './refused';

type Props = {
  callId: string;
  url: string;
  closed: boolean;
  deadline: string;
  last: string;
  today: string;
  renew: CallActions['renew'];
  close: CallActions['close'];
};

/** The link of a call: to be copied, made anew (the old one is dead), or closed. */
export function CallLink({ callId, url, closed, deadline, last, today, renew, close }: Props) {
  const t = useTranslations('nominations');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState(deadline < today ? '' : deadline);
  const renewing = useCommand(renew, {
    onDone: () => {
      toast.success(t('renewed'));
      setOpen(false);
      router.refresh();
    },
  });
  const closing = useCommand(close, {
    onDone: () => {
      toast.success(t('closedNow'));
      router.refresh();
    },
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      toast.success(t('copied'));
    } catch {
      toast.error(t('notCopied'));
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {!closed && (
        <>
          <Input
            readOnly
            value={url}
            aria-label={t('link')}
            className="min-w-0 flex-1 basis-52 text-sm"
            onFocus={(event) => event.target.select()}
          />
          <Button size="sm" icon={<Copy aria-hidden className="size-4" />} onClick={() => void copy()}>
            {t('copy')}
          </Button>
        </>
      )}
      <Button size="sm" onClick={() => setOpen(true)}>
        {t(closed ? 'openAgain' : 'renew')}
      </Button>
      {!closed && (
        <Button size="sm" variant="quiet" pending={closing.pending} onClick={() => closing.run({ callId })}>
          {t('close')}
        </Button>
      )}
      <Refused refusals={closing.refusals} errorId={closing.errorId} />
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('renewTitle')}
        description={t('renewHint')}
        footer={
          <>
            <DialogClose>
              <Button>{common('cancel')}</Button>
            </DialogClose>
            <Button
              variant="primary"
              pending={renewing.pending}
              disabled={!until}
              onClick={() => renewing.run({ callId, deadline: until })}
            >
              {t('renewAndMail')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <Refused refusals={renewing.refusals} errorId={renewing.errorId} />
          <Field label={t('deadline')} required>
            <DateInput
              value={until}
              min={today}
              max={last}
              onChange={(event) => setUntil(event.target.value)}
            />
          </Field>
        </div>
      </Dialog>
    </div>
  );
}
