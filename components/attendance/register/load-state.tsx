'use client';

import { buttonClass } from '@/components/ui/button-style';
import type { Loaded } from '../fetch-json';
import { useTexts } from '../texts';
import { PlainLink } from './plain-link';

/** Before there is anything to show: loading, or why not and what to do. */
export function LoadState({ loaded, onRetry }: { loaded: Loaded<unknown> | null; onRetry: () => void }) {
  const { t } = useTexts();
  if (!loaded || loaded.kind === 'ready') {
    return (
      <div role="status" aria-label={t('loading')} className="mx-auto w-full max-w-3xl p-4">
        <div className="bg-sunken h-7 w-2/3 animate-pulse rounded-md" />
        <div className="bg-sunken mt-2 h-4 w-1/2 animate-pulse rounded-md" />
        {Array.from({ length: 9 }, (_, index) => (
          <div key={index} className="bg-sunken mt-3 h-12 animate-pulse rounded-md first:mt-6" />
        ))}
      </div>
    );
  }
  const signedOut = loaded.kind === 'signed-out';
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col items-center gap-2 px-4 py-16 text-center">
      <h1>{t(`load_${loaded.kind}`)}</h1>
      <p className="text-ink-muted max-w-prose">{t(`load_${loaded.kind}_text`)}</p>
      {loaded.kind === 'failed' && loaded.errorId && (
        <p className="text-ink-muted text-sm">{loaded.errorId}</p>
      )}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {loaded.kind === 'missing' && (
          <PlainLink href="/register" className={buttonClass({ variant: 'primary' })}>
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
