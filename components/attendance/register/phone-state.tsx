'use client';

import { useState, type ReactNode } from 'react';
import clsx from 'clsx';
import { CloudOff, CloudUpload, Download, LogOut, Smartphone, TriangleAlert, UserRound } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import type { Entry } from '@/lib/attendance/outbox/types';
import type { RegisterList } from '@/lib/attendance/register/types';
import { useTexts } from '../texts';
import { useOutbox } from '../use-outbox';
import { part } from './part';
import { useReady } from './use-ready';
import { useWorker } from './use-worker';
import { useMoment, useWhen } from './when';

const RefusedList = part(() => import('./refused-list').then((module) => module.RefusedList));

const nothingToDo = () => {};
const saveToFile = async (entries: readonly Entry[]) =>
  (await import('@/lib/attendance/outbox/leaving')).saveToFile(entries);
const signOut = async () => (await import('@/components/shell/sign-out')).signOut();

type Props = {
  list: RegisterList;
  /** When the copy was made that is shown; null where the list is the office's own answer. */
  keptAt: string | null;
  signedOut: boolean;
};

/** How this phone stands before a day in a district: who is signed in, what is ready without a network, what waits. */
export function PhoneState({ list, keptAt, signedOut }: Props) {
  const { t } = useTexts();
  const moment = useMoment();
  const when = useWhen();
  const onNewVersion = useWorker();
  const { outbox, state } = useOutbox(list.account, nothingToDo);
  const { sessions, application } = useReady(list, keptAt === null);
  const refused = state.entries.filter((entry) => entry.refused);
  const waiting = state.entries.length - refused.length;
  const [open, setOpen] = useState(false);
  const last = sessions?.at(-1);
  const needsSignIn = signedOut || state.status === 'signed-out';
  return (
    <section
      aria-labelledby="phone"
      className="border-line bg-surface shadow-card flex flex-col rounded-lg border"
    >
      <h2 id="phone" className="px-4 pt-3 pb-1">
        {t('thisPhone')}
      </h2>
      <Line icon={<UserRound aria-hidden className="size-5" />}>
        <span className="min-w-0 flex-1 break-words">{t('signedInAs', { name: list.name ?? '' })}</span>
        {needsSignIn ? (
          <a href="/sign-in?next=%2Fregister" className={buttonClass({ variant: 'primary' })}>
            {t('signIn')}
          </a>
        ) : (
          <button
            type="button"
            onClick={() => void signOut()}
            className={buttonClass({ variant: 'secondary' })}
          >
            <LogOut aria-hidden className="size-4" />
            {t('signOut')}
          </button>
        )}
      </Line>
      {keptAt && (
        <Line icon={<CloudOff aria-hidden className="size-5" />} look="text-warn">
          {t('asOf', { time: moment(keptAt) })}
        </Line>
      )}
      <Line
        icon={<Smartphone aria-hidden className="size-5" />}
        look={application && last ? 'text-ok' : undefined}
      >
        <span role="status">
          {!sessions || application === null
            ? t('preparing')
            : !application
              ? t('notPrepared')
              : last
                ? t('readyUntil', { count: sessions.length, time: when(last).day })
                : t('nothingReady')}
        </span>
      </Line>
      {waiting > 0 && (
        <Line icon={<CloudUpload aria-hidden className="size-5" />} look="text-info">
          <span className="min-w-0 flex-1">{t('onPhone', { count: waiting })}</span>
          {!needsSignIn && (
            <button
              type="button"
              onClick={() => void outbox?.flush()}
              className={buttonClass({ variant: 'secondary' })}
            >
              {t('sendNow')}
            </button>
          )}
        </Line>
      )}
      {refused.length > 0 && (
        <Line icon={<TriangleAlert aria-hidden className="size-5" />} look="text-danger">
          <span className="min-w-0 flex-1">{t('refusedCount', { count: refused.length })}</span>
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className={buttonClass({ variant: 'danger' })}
          >
            {t('seeRefused')}
          </button>
        </Line>
      )}
      {open && refused.length > 0 && (
        <div className="px-4 pb-3">
          <RefusedList
            entries={refused}
            sessionId={null}
            nameOf={() => t('someone')}
            onMend={nothingToDo}
            onRemove={(id) => void outbox?.discard([id])}
            onFile={() => void saveToFile(state.entries)}
          />
        </div>
      )}
      {onNewVersion && (
        <Line icon={<Download aria-hidden className="size-5" />}>
          <span className="min-w-0 flex-1">{t('newVersion')}</span>
          <button type="button" onClick={onNewVersion} className={buttonClass({ variant: 'secondary' })}>
            {t('useNewVersion')}
          </button>
        </Line>
      )}
    </section>
  );
}

function Line({ icon, look, children }: { icon: ReactNode; look?: string; children: ReactNode }) {
  return (
    <div className="border-line flex min-h-14 items-center gap-3 border-t px-4 py-2 first-of-type:border-t-0">
      <span className={clsx('shrink-0', look ?? 'text-ink-muted')}>{icon}</span>
      {children}
    </div>
  );
}
