'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { CallActions } from './decision-types';
import { Refused } from './refused';

type Props = {
  kind: 'question' | 'refuse' | 'replace';
  runId: string;
  nominationIds: string[];
  actions: CallActions;
  onClose: () => void;
  onDone: () => void;
};

/** A decision that has to be explained: a question to the focal point, or why somebody is not taken. */
export function ExplainDialog({ kind, runId, nominationIds, actions, onClose, onDone }: Props) {
  const t = useTranslations('nominations');
  const common = useTranslations('common');
  const router = useRouter();
  const [text, setText] = useState('');
  const send = (words: string) => {
    const some = { runId, nominationIds };
    return kind === 'question'
      ? actions.question({ ...some, question: words })
      : actions[kind]({ ...some, reason: words });
  };
  const { run, pending, refusals, errorId } = useCommand(send, {
    onDone: ({ changed }) => {
      toast.success(t('decided', { count: changed }));
      router.refresh();
      onDone();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${kind}.title`, { count: nominationIds.length })}
      description={t(`${kind}.hint`)}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant={kind === 'refuse' ? 'danger' : 'primary'}
            pending={pending}
            disabled={!text.trim()}
            onClick={() => run(text.trim())}
          >
            {t(`${kind}.action`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Refused refusals={refusals} errorId={errorId} />
        <Field label={t(`${kind}.text`)} required>
          <Textarea
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}
