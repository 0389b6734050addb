'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { FileDrop } from '@/components/ui/file-drop';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { upload } from './upload';

type Props = { token: string; letter: string | null; onKept: (said: string) => void };

/** The letter that goes with the names: one file, a later one takes its place. */
export function LetterDrop({ token, letter, onKept }: Props) {
  const t = useTranslations('nominate');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string>();
  const send = async (file: File) => {
    setSending(true);
    setError(undefined);
    const { outcome, errorId } = await upload<{ name: string }>(`/api/nominate/${token}/letter`, file);
    setSending(false);
    if (outcome?.ok) return onKept(t('letterKept', { name: outcome.value.name }));
    const [refusal] = outcome?.refusals ?? [];
    setError(refusal ? text(refusal) : errors('failedId', { id: errorId ?? '' }));
  };
  return (
    <Panel title={t('letter')} hint={t('letterHint')}>
      <div className="flex flex-col gap-3">
        {letter && <State tone="ok">{letter}</State>}
        <FileDrop
          label={sending ? t('sending') : letter ? t('letterOther') : t('letterChoose')}
          accept=".pdf,.jpg,.jpeg,.png"
          name="letter"
          disabled={sending}
          error={error}
          onFile={(file) => void send(file)}
        />
      </div>
    </Panel>
  );
}
