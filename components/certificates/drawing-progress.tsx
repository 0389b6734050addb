'use client';

import { RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { toast } from '@/components/ui/toast';
import { call, nothingFailed, type Action } from './call';
import { RefusedList } from './refused-list';

const askEveryMs = 1500;

type Drawing = { issued: number; drawn: number; failed: number };
type Props = { runId: string; initial: Drawing; drawAgain: Action<{ runId: string }, { papers: number }> };

/**
 * How many papers are drawn, asked for until all are; then the page is read again. What could not be drawn is said, and
 * tried again when somebody asks.
 */
export function DrawingProgress({ runId, initial, drawAgain }: Props) {
  const t = useTranslations('certificates.drawing');
  const router = useRouter();
  const [asked, setAsked] = useState<Drawing | null>(null);
  const { issued, drawn, failed } = asked ?? initial;
  useEffect(() => {
    let live = true;
    const ask = async () => {
      const answer = await fetch(`/api/runs/${runId}/certificate-progress`).catch(() => null);
      if (!live || !answer?.ok) return;
      const next = (await answer.json()) as Drawing;
      setAsked(next);
      if (next.drawn < next.issued) return;
      clearInterval(timer);
      router.refresh();
    };
    const timer = setInterval(() => {
      if (!document.hidden) void ask();
    }, askEveryMs);
    return () => {
      live = false;
      clearInterval(timer);
    };
  }, [runId, router]);
  return (
    <div className="flex flex-col gap-3">
      <div role="status">
        <Progress label={t('label')} value={drawn} max={issued} text={t('text', { drawn, issued })} />
        <p className="text-ink-muted mt-1.5 text-sm">{t('hint')}</p>
      </div>
      {failed > 0 && <FailedPapers runId={runId} count={failed} drawAgain={drawAgain} />}
    </div>
  );
}

function FailedPapers({ runId, count, drawAgain }: Pick<Props, 'runId' | 'drawAgain'> & { count: number }) {
  const t = useTranslations('certificates.drawing');
  const [refused, setRefused] = useState(nothingFailed);
  const [pending, setPending] = useState(false);
  const again = async () => {
    setPending(true);
    const answer = await call(drawAgain({ runId }));
    setPending(false);
    setRefused('failed' in answer ? answer.failed : nothingFailed);
    if ('value' in answer) toast(t('asked', { count: answer.value.papers }));
  };
  return (
    <>
      <Notice
        tone="warn"
        live
        title={t('failed', { count })}
        actions={
          <Button
            size="sm"
            pending={pending}
            icon={<RotateCw aria-hidden className="size-4" />}
            onClick={again}
          >
            {t('again')}
          </Button>
        }
      >
        {t('failedHint')}
      </Notice>
      <RefusedList {...refused} />
    </>
  );
}
