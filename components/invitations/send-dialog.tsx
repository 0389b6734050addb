'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { SkeletonLines } from '@/components/ui/skeleton';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { PreviewMail } from './preview-mail';
import { PreviewSummary } from './preview-summary';
import type { InvitationActions, Kind } from './types';
import { usePreview } from './use-preview';

type Props = {
  runId: string;
  kind: Kind;
  enrolmentIds: string[];
  actions: Pick<InvitationActions, 'preview' | 'send'>;
  onClose: () => void;
  onSent: () => void;
};

/** What will be sent to whom, word for word, before it is sent to anybody. */
export function SendDialog({ runId, kind, enrolmentIds, actions, onClose, onSent }: Props) {
  const t = useTranslations('invitations.tab');
  const common = useTranslations('common');
  const text = useRefusalText();
  const router = useRouter();
  const [answerBy, setAnswerBy] = useState('');
  const [note, setNote] = useState('');
  const [of, setOf] = useState<string | null>(null);
  const input = { runId, enrolmentIds, kind, answerBy, note };
  const shown = usePreview(actions.preview, { ...input, of });
  const { run, pending, refusals, errorId } = useCommand(actions.send, {
    onDone: ({ mailed, withoutAddress }) => {
      toast.success(t('done', { mailed, without: withoutAddress.length }));
      router.refresh();
      onSent();
    },
  });
  const all = refusals.length > 0 ? refusals : shown.refusals;
  const ofDay = all.find(({ path }) => path === 'answerBy');
  const invitation = kind === 'invitation';
  const mails = shown.preview?.people.length ?? enrolmentIds.length;
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t(`title.${kind}`, { count: enrolmentIds.length })}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} disabled={!shown.preview} onClick={() => run(input)}>
            {mails > 0 ? t(`send.${kind}`, { count: mails }) : t('inviteByLink')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Failure refusals={all.filter((refusal) => refusal !== ofDay)} errorId={errorId ?? shown.errorId} />
          {shown.preview && <PreviewSummary preview={shown.preview} kind={kind} />}
          {invitation && (
            <Field label={t('answerBy')} hint={t('answerByHint')} error={ofDay && text(ofDay)}>
              <DateInput value={answerBy} onChange={(event) => setAnswerBy(event.target.value)} />
            </Field>
          )}
          <Field label={common('note')} hint={t('noteHint')}>
            <Textarea
              rows={4}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
        </div>
        <div aria-live="polite">
          {shown.preview ? (
            <PreviewMail preview={shown.preview} onChoose={setOf} />
          ) : (
            <SkeletonLines lines={8} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
