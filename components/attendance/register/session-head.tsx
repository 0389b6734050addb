'use client';

import { memo } from 'react';
import { Icon } from '@/components/ui/icon';
import { arrowLeft, fileCheck, qrCode, scanLine, userPlus } from '@/components/ui/shapes';
import { buttonClass } from '@/components/ui/button-style';
import type { Register } from '@/lib/attendance/register/types';
import { useTexts } from '../texts';
import { PlainLink } from './plain-link';
import { inReadersLanguage, useWhen } from './when';

type Props = {
  session: Register['session'];
  /** When the copy was made that is shown, in words; null where it is the office's own answer. */
  asOf: string | null;
  onAdd: () => void;
  onScan: () => void;
};

/** Which session this is, where and when; and the other ways in beside the list. */
export const SessionHead = memo(function SessionHead({ session, asOf, onAdd, onScan }: Props) {
  const { t, locale } = useTexts();
  const when = useWhen();
  const { day, time, here } = when(session);
  const wayIn = buttonClass({
    variant: 'secondary',
    className: 'flex-auto max-md:px-2! max-md:text-sm max-md:leading-tight max-md:whitespace-normal',
  });
  return (
    <header className="pt-2 pb-3">
      <div className="flex items-start gap-1 px-1 md:px-2">
        <PlainLink
          href="/register"
          aria-label={t('mySessions')}
          className="hover:bg-hover grid size-12 shrink-0 place-items-center rounded-md"
        >
          <Icon shape={arrowLeft} className="size-5" />
        </PlainLink>
        <div className="min-w-0 flex-1 pt-1.5 pr-2">
          <h1 className="break-words max-md:text-lg">{inReadersLanguage(locale, session.title)}</h1>
          <p className="text-ink-muted text-sm break-words">
            {inReadersLanguage(locale, session.course)} ·{' '}
            <span className="whitespace-nowrap">{session.code}</span>
          </p>
          <p className="text-ink-muted text-sm break-words">
            {day}, {time} · {session.place}
          </p>
          {here && <p className="text-info text-sm">{t('phoneTime', { time: here })}</p>}
          {asOf && <p className="text-info text-sm">{t('asOf', { time: asOf })}</p>}
          {!session.keepOnPhone && <p className="text-info text-sm">{t('notKept')}</p>}
        </div>
      </div>
      {!session.cancelled && (
        <div className="mt-3 grid grid-cols-2 gap-2 px-3 md:flex md:px-4">
          <button type="button" onClick={onScan} className={wayIn}>
            <Icon shape={scanLine} className="size-4" />
            {t('scanBadges')}
          </button>
          <a href={`/register/${session.id}/check-in`} className={wayIn}>
            <Icon shape={qrCode} className="size-4" />
            {t('checkInCode')}
          </a>
          <button type="button" onClick={onAdd} className={wayIn}>
            <Icon shape={userPlus} className="size-4" />
            {t('addPersonShort')}
          </button>
          <a href={`/me/sheets/${session.runId}`} className={wayIn}>
            <Icon shape={fileCheck} className="size-4" />
            {t('signedSheet')}
          </a>
        </div>
      )}
    </header>
  );
});
