'use client';

import { useEffect, useState } from 'react';
import { endSession } from '@/components/shell/sign-out';
import { buttonClass } from '@/components/ui/button-style';
import { leftBehind, saveToFile } from '@/lib/attendance/outbox/leaving';
import type { Entry } from '@/lib/attendance/outbox/types';
import { useTexts } from '../texts';
import { PlainLink } from './plain-link';

/** Somebody signs out while this device holds marks that the office does not have: stay, or take them along in a file. */
export function Leaving() {
  const { t } = useTexts();
  const [left, setLeft] = useState<readonly Entry[] | null>(null);
  const [away, setAway] = useState(false);
  useEffect(() => {
    const look = () => void leftBehind().then(setLeft);
    look();
    window.addEventListener('online', look);
    return () => window.removeEventListener('online', look);
  }, []);
  const leave = async () => {
    if (left && left.length > 0) await saveToFile(left);
    setAway(!(await endSession()));
  };
  const count = left?.length ?? 0;
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-10">
      <h1>{t('leaving')}</h1>
      {!left && <p role="status">{t('leavingSending')}</p>}
      {left && <p role="status">{t(count > 0 ? 'leavingLeft' : 'leavingNothing', { count })}</p>}
      {away && (
        <p role="alert" className="text-danger">
          {t('leavingAway')}
        </p>
      )}
      {left && (
        <div className="flex flex-wrap gap-2">
          <PlainLink
            href="/register"
            className={buttonClass({ variant: count > 0 ? 'primary' : 'secondary' })}
          >
            {t('leavingStay')}
          </PlainLink>
          <button
            type="button"
            onClick={() => void leave()}
            className={buttonClass({ variant: count > 0 ? 'secondary' : 'primary' })}
          >
            {t(count > 0 ? 'leavingSave' : 'signOut')}
          </button>
        </div>
      )}
    </main>
  );
}
