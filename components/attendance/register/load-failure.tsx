'use client';

import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-style';
import { readKept } from '@/lib/attendance/device/kept';
import { listUrl } from '@/lib/attendance/device/rules';
import type { RegisterList } from '@/lib/attendance/register/types';
import type { Loaded } from '../fetch-json';
import { useTexts } from '../texts';
import { PlainLink } from './plain-link';

type Props = {
  loaded: Exclude<Loaded<unknown>, { kind: 'ready' }>;
  sessionId: string | undefined;
  onRetry: () => void;
};

/** Why there is nothing to show, and what to do. */
export function LoadFailure({ loaded, sessionId, onRetry }: Props) {
  const { t } = useTexts();
  const away = loaded.kind === 'away' || loaded.kind === 'signed-out';
  const notHere = useNotHere(away ? sessionId : undefined);
  const signedOut = loaded.kind === 'signed-out';
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col items-center gap-2 px-4 py-16 text-center">
      <h1>{t(`load_${loaded.kind}`)}</h1>
      <p className="text-ink-muted max-w-prose">{t(`load_${loaded.kind}_text`)}</p>
      {notHere && <p className="max-w-prose">{t(notHere)}</p>}
      {loaded.kind === 'failed' && loaded.errorId && (
        <p className="text-ink-muted text-sm">{loaded.errorId}</p>
      )}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {(loaded.kind === 'missing' || notHere) && (
          <PlainLink href="/register" className={buttonClass({ variant: notHere ? 'secondary' : 'primary' })}>
            {t('mySessions')}
          </PlainLink>
        )}
        {signedOut && (
          <a href="/sign-in?next=%2Fregister" className={buttonClass({ variant: 'primary' })}>
            {t('signIn')}
          </a>
        )}
        {(loaded.kind === 'away' || loaded.kind === 'failed') && (
          <button type="button" onClick={onRetry} className={buttonClass({ variant: 'primary' })}>
            {t('retry')}
          </button>
        )}
      </div>
    </main>
  );
}

/** Why the phone has not got a session's register: the office does not want it kept, or it was not kept ready yet. */
function useNotHere(sessionId: string | undefined): 'notKeptHere' | 'notReadyHere' | null {
  const [reason, setReason] = useState<'notKeptHere' | 'notReadyHere' | null>(null);
  useEffect(() => {
    if (!sessionId) return;
    void readKept<RegisterList>(listUrl).then((list) => {
      const listed = list?.value.sessions.find(({ id }) => id === sessionId);
      setReason(listed && !listed.keepOnPhone ? 'notKeptHere' : 'notReadyHere');
    });
  }, [sessionId]);
  return sessionId ? reason : null;
}
