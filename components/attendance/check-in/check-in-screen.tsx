'use client';

import { useEffect, useState } from 'react';
import { ArrowLeft, Maximize } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { timeOf } from '@/lib/attendance/arrival/rules';
import type { CheckInScreen as Screen } from '@/lib/attendance/check-in/queries';
import { LoadState } from '../register/load-state';
import { PlainLink } from '../register/plain-link';
import { inReadersLanguage, useWhen } from '../register/when';
import { useTexts } from '../texts';
import { useFresh } from '../use-fresh';

/** Codes are fetched ahead, so that a gap of some minutes in the network of the hall is not seen. */
const everyMs = 8_000;

/** The screen of the hall: a code that changes, and how many have come. Names stand on nobody's wall. */
export function CheckInScreen({ sessionId }: { sessionId: string }) {
  const { t, locale } = useTexts();
  const when = useWhen();
  const { loaded, reachedAt, refresh } = useFresh<Screen>(`/api/register/${sessionId}/check-in`, everyMs);
  const screen = loaded?.kind === 'ready' ? loaded.value : null;
  const now = useOfficeTime(screen, reachedAt);
  if (!screen || now === null) return <LoadState loaded={loaded} onRetry={() => void refresh()} />;
  const { session, expected, recorded, codes } = screen;
  const { day, time } = when(session);
  const open = timeOf(session, new Date(now));
  const code = codes.find(({ from, until }) => now >= from && now < until);
  const state = session.cancelled
    ? 'checkInCancelled'
    : open === 'OVER'
      ? 'checkInOver'
      : open === 'EARLY'
        ? 'checkInEarly'
        : code
          ? null
          : 'checkInAway';
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col gap-4 px-4 py-4">
      <div className="flex items-center justify-between gap-2">
        <PlainLink href={`/register/${sessionId}`} className={buttonClass({ variant: 'quiet' })}>
          <ArrowLeft aria-hidden className="size-4" />
          {t('title')}
        </PlainLink>
        <button
          type="button"
          onClick={() => void document.documentElement.requestFullscreen?.().catch(() => undefined)}
          className={buttonClass({ variant: 'quiet' })}
        >
          <Maximize aria-hidden className="size-4" />
          {t('fullscreen')}
        </button>
      </div>
      <header className="text-center">
        <h1 className="break-words">
          {session.sensitive
            ? t('checkInNeutral')
            : inReadersLanguage(locale, [session.titleEn, session.titleRu])}
        </h1>
        <p className="text-ink-muted">
          {day}, {time}
        </p>
      </header>
      {state ? (
        <p role="status" className="border-line bg-surface rounded-lg border px-4 py-16 text-center text-lg">
          {t(state)}
        </p>
      ) : (
        code && <Code code={code} left={Math.ceil((code.until - now) / 1000)} />
      )}
      <p role="status" className="text-center text-2xl font-semibold tabular-nums">
        {t('checkInCount', { count: recorded, total: expected })}
      </p>
    </main>
  );
}

function Code({ code, left }: { code: Screen['codes'][number]; left: number }) {
  const { t } = useTexts();
  return (
    <div className="flex flex-1 flex-col items-center gap-3">
      {/* Dark on white in any theme, with the white around it that scanners need. */}
      <svg
        role="img"
        aria-label={t('checkInCode')}
        data-code={code.url}
        viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
        shapeRendering="crispEdges"
        className="w-full max-w-[min(100%,62dvh)] rounded-lg"
      >
        <rect x={-4} y={-4} width={code.size + 8} height={code.size + 8} fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
      <p className="max-w-prose text-center text-lg">{t('checkInHow')}</p>
      <p className="text-ink-muted tabular-nums">{t('checkInChanges', { count: left })}</p>
    </div>
  );
}

/** The office's clock, by which codes change: the phone's own may be off. Null before the first answer. */
function useOfficeTime(screen: Screen | null, reachedAt: string | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (!screen || !reachedAt) return;
    const ahead = screen.now - Date.parse(reachedAt);
    const tick = () => setNow(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [screen, reachedAt]);
  return now;
}
