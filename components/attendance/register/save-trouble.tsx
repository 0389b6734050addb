'use client';

import type { ReactNode } from 'react';
import clsx from 'clsx';
import { buttonClass } from '@/components/ui/button-style';
import { useTexts } from '../texts';

type Props = {
  /** The disk took no more. */
  full: boolean;
  /** How many marks are not on the disk. */
  unsaved: number;
  /** What is recorded lasts only as long as the page. */
  notDurable: boolean;
  /** How many marks wait to be sent. */
  waiting: number;
  onFile: () => void;
  /** The session that is open, where the sign-in has ended. */
  signInFor: string | null;
  /** Changes to the newer version of the application; null while there is none. */
  onNewVersion: (() => void) | null;
};

const small = (variant: 'primary' | 'secondary' | 'danger') =>
  buttonClass({ variant, className: 'max-md:px-2.5! text-sm' });

/** What seldom stands in the way of saving, and what to do about it. */
export function SaveTrouble(props: Props) {
  const { full, unsaved, notDurable, waiting, onFile, signInFor, onNewVersion } = props;
  const { t } = useTexts();
  return (
    <>
      {full && (
        <Line danger text={t('state_full', { count: unsaved })}>
          <button type="button" onClick={onFile} className={small('danger')}>
            {t('toFile')}
          </button>
        </Line>
      )}
      {notDurable && (
        <Line danger text={t('notDurable')}>
          {waiting > 0 && (
            <button type="button" onClick={onFile} className={small('danger')}>
              {t('toFile')}
            </button>
          )}
        </Line>
      )}
      {signInFor && (
        <Line text={t('state_signedOut')}>
          <a
            href={`/sign-in?next=${encodeURIComponent(`/register/${signInFor}`)}`}
            className={small('primary')}
          >
            {t('signIn')}
          </a>
        </Line>
      )}
      {onNewVersion && (
        <Line text={t('newVersion')}>
          <button type="button" onClick={onNewVersion} className={small('secondary')}>
            {t('useNewVersion')}
          </button>
        </Line>
      )}
    </>
  );
}

function Line({ text, danger, children }: { text: string; danger?: boolean; children: ReactNode }) {
  return (
    <div className="flex items-center gap-3">
      <p className={clsx('min-w-0 flex-1 text-sm', danger ? 'text-danger font-medium' : 'text-ink')}>
        {text}
      </p>
      {children}
    </div>
  );
}
