'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Progress } from '@/components/ui/progress';

const askEveryMs = 1500;

type Drawing = { issued: number; drawn: number };

/** How many papers are drawn, asked for until all are; then the page is read again. */
export function DrawingProgress({ runId, initial }: { runId: string; initial: Drawing }) {
  const t = useTranslations('certificates.drawing');
  const router = useRouter();
  const [asked, setAsked] = useState<Drawing | null>(null);
  const { issued, drawn } = asked ?? initial;
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
    <div role="status">
      <Progress label={t('label')} value={drawn} max={issued} text={t('text', { drawn, issued })} />
      <p className="text-ink-muted mt-1.5 text-sm">{t('hint')}</p>
    </div>
  );
}
