'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusalText } from '@/components/forms/refusal-text';
import { FileDrop } from '@/components/ui/file-drop';
import type { Outcome, Refusal } from '@/lib/errors/outcome';

type Answer = Outcome<{ batchId: string }> | { code: string; errorId?: string };

/** Sends the list as it is, and goes on to the look at it; what is wrong with the file is said here. */
export function Upload({ runId }: { runId: string }) {
  const t = useTranslations('import');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string>();

  const send = async (file: File) => {
    setSending(true);
    setError(undefined);
    const refuse = (refusal: Refusal) => {
      setError(text(refusal));
      setSending(false);
    };
    try {
      const response = await fetch(`/api/runs/${runId}/imports`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
        body: file,
      });
      const answer = (await response.json()) as Answer;
      if (!('ok' in answer)) {
        setError(answer.errorId ? errors('failedId', { id: answer.errorId }) : errors('notFoundText'));
        setSending(false);
      } else if (answer.ok) router.push(`/runs/${runId}/import/${answer.value.batchId}`);
      else refuse(answer.refusals[0] ?? { code: 'INVALID' });
    } catch {
      refuse({ code: 'NO_CONNECTION' });
    }
  };

  return (
    <>
      <FileDrop
        label={sending ? t('uploading') : t('drop')}
        hint={t('dropHint')}
        accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
        disabled={sending}
        error={error}
        onFile={(file) => void send(file)}
      />
      <p role="status" className="sr-only">
        {sending ? t('uploading') : ''}
      </p>
    </>
  );
}
