'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { canBeSentAgain } from '@/components/forms/answer-refusal';
import { useRefusalText } from '@/components/forms/refusal-text';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import type { Refusal } from '@/lib/errors/outcome';
import { formatPercent } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { sendFile } from './send-file';

const phases = ['sending', 'reading', 'matching'] as const;
type Phase = (typeof phases)[number];

/** Sends the list as it is, and goes on to the look at it; what is wrong with the file is said here. */
export function Upload({ runId }: { runId: string }) {
  const t = useTranslations('import');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const locale = useLocale() as Locale;
  const router = useRouter();
  const [phase, setPhase] = useState<Phase | null>(null);
  const [share, setShare] = useState(0);
  const [error, setError] = useState<string>();
  const [again, setAgain] = useState(false);
  const [opening, startOpening] = useTransition();

  const send = async (file: File) => {
    setPhase('sending');
    setShare(0);
    setError(undefined);
    setAgain(false);
    const stop = (said: string) => {
      setError(said);
      setPhase(null);
    };
    const refuse = (refusal: Refusal) => {
      stop(text(refusal));
      setAgain(canBeSentAgain(refusal));
    };
    try {
      const answer = await sendFile(runId, file, (sent) => {
        setShare(sent);
        if (sent === 1) setPhase('reading');
      });
      if (!('ok' in answer)) {
        stop(answer.errorId ? errors('failedId', { id: answer.errorId }) : errors('notFoundText'));
      } else if (answer.ok) {
        setPhase('matching');
        startOpening(() => router.push(`/runs/${runId}/import/${answer.value.batchId}`));
      } else refuse(answer.refusals[0] ?? { code: 'INVALID' });
    } catch {
      refuse({ code: 'NO_CONNECTION' });
    }
  };

  const busy = phase !== null || opening;
  const step = phase ? phases.indexOf(phase) : 0;
  return (
    <>
      <FileDrop
        label={busy ? t('uploading') : t('drop')}
        hint={t('dropHint')}
        accept=".xlsx,.xls,.ods,.csv,.tsv,.txt,.xml,.html,.htm"
        disabled={busy}
        error={error}
        again={again}
        onFile={(file) => void send(file)}
      />
      {phase && (
        <Progress
          className="mt-3"
          label={t(`phase.${phase}`)}
          value={step + (phase === 'sending' ? share : 0.5)}
          max={phases.length}
          text={phase === 'sending' ? formatPercent(share, locale) : undefined}
        />
      )}
      <p role="status" className="sr-only">
        {phase ? t(`phase.${phase}`) : ''}
      </p>
    </>
  );
}
