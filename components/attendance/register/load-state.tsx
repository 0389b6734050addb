'use client';

import type { Loaded } from '../fetch-json';
import { useTexts } from '../texts';
import { part } from './part';

const LoadFailure = part(() => import('./load-failure').then((module) => module.LoadFailure));

type Props = {
  loaded: Loaded<unknown> | null;
  /** The session whose register it is; none for the list of sessions. */
  sessionId?: string;
  onRetry: () => void;
};

/** Before there is anything to show: loading, or why not and what to do. */
export function LoadState({ loaded, sessionId, onRetry }: Props) {
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
  return <LoadFailure loaded={loaded} sessionId={sessionId} onRetry={onRetry} />;
}
