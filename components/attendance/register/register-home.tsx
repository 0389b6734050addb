'use client';

import { listUrl } from '@/lib/attendance/device/rules';
import type { RegisterList } from '@/lib/attendance/register/types';
import { useTexts } from '../texts';
import { useKept } from '../use-kept';
import { LoadState } from './load-state';
import { PhoneState } from './phone-state';
import { SessionList } from './session-list';

/** The first page of the register: the trainer's sessions, and how this phone stands for a day without a network. */
export function RegisterHome() {
  const { t } = useTexts();
  const { loaded, reachedAt, keptAt, signedOut, refresh } = useKept<RegisterList>(listUrl, 60_000);
  const list = loaded?.kind === 'ready' ? loaded.value : null;
  const asOf = keptAt ?? reachedAt;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-line bg-surface h-bar flex items-center justify-between gap-3 border-b px-4">
        <span className="text-lg font-semibold tracking-tight">{t('product')}</span>
        {list && (
          <a href={list.office ? '/today' : '/me'} className="link flex min-h-11 items-center text-sm">
            {t(list.office ? 'toOffice' : 'toMyPage')}
          </a>
        )}
      </header>
      {!list || !asOf ? (
        <LoadState loaded={loaded} onRetry={() => void refresh()} />
      ) : (
        <main className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-6 px-3 py-4 md:px-4">
          <h1>{t('title')}</h1>
          <SessionList sessions={list.sessions} office={list.office} />
          <PhoneState list={list} keptAt={keptAt} signedOut={signedOut} />
        </main>
      )}
    </div>
  );
}
