'use client';

import { useState } from 'react';
import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { cloudCheck, cloudOff, cloudUpload, triangleExclamationPoint } from '@/components/ui/shapes';
import { buttonClass } from '@/components/ui/button-style';
import type { Outbox } from '@/lib/attendance/outbox/outbox';
import type { OutboxState } from '@/lib/attendance/outbox/types';
import { useTexts } from '../texts';
import type { OnMend } from './mend';
import { part } from './part';
import { clock } from './when';

const SaveTrouble = part(() => import('./save-trouble').then((module) => module.SaveTrouble));
const RefusedList = part(() => import('./refused-list').then((module) => module.RefusedList));

type Props = {
  outbox: Outbox | null;
  state: OutboxState;
  /** Marks of what is shown that the office has. */
  atOffice: number;
  reachedAt: string | null;
  signedOut: boolean;
  sessionId: string;
  nameOf: (enrolmentId: string) => string;
  onMend: OnMend;
  /** Changes to the newer version of the application; null while there is none. */
  onNewVersion: (() => void) | null;
};

const small = (variant: 'secondary' | 'danger') =>
  buttonClass({ variant, className: 'max-md:px-2.5! text-sm' });

/** What is saved on this phone, what has reached the office, when it was last reached; what stands in the way, and what to do. */
export function SaveBar(props: Props) {
  const { outbox, state, atOffice, reachedAt, signedOut, sessionId, nameOf, onMend, onNewVersion } = props;
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const refused = state.entries.filter((entry) => entry.refused);
  const unsaved = state.entries.filter(({ operation }) => state.unsaved.has(operation.id));
  const saved = state.entries.filter(
    ({ operation, refused: code }) => !code && !state.unsaved.has(operation.id),
  );
  const reached = [state.lastReachedAt, reachedAt]
    .filter((each) => each !== null)
    .sort()
    .at(-1);
  const away = state.status === 'waiting';
  const needsSignIn = signedOut || state.status === 'signed-out';
  const waiting = state.entries.length - refused.length;
  const notDurable = state.ready && !state.durable;
  const cloud = away || needsSignIn ? cloudOff : waiting > 0 ? cloudUpload : cloudCheck;
  const look = away || needsSignIn ? 'text-warn' : waiting > 0 ? 'text-info' : 'text-ok';
  const toFile = async () => (await import('@/lib/attendance/outbox/leaving')).saveToFile(state.entries);
  return (
    <section aria-label={t('saving')} className="border-line bg-raised shadow-float border-t">
      <div className="mx-auto flex max-w-3xl flex-col gap-1.5 px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-4">
        {open && refused.length > 0 && (
          <RefusedList
            entries={refused}
            sessionId={sessionId}
            nameOf={nameOf}
            onMend={onMend}
            onRemove={(id) => void outbox?.discard([id])}
            onFile={() => void toFile()}
          />
        )}
        {/* Read aloud is what stands in the way, not each number: a tap is told once, by the roster. */}
        <div role="status" className="flex flex-col gap-1.5 empty:hidden">
          {(state.full || notDurable || needsSignIn || onNewVersion) && (
            <SaveTrouble
              full={state.full}
              unsaved={unsaved.length}
              notDurable={notDurable}
              waiting={waiting}
              onFile={() => void toFile()}
              signInFor={needsSignIn ? sessionId : null}
              onNewVersion={onNewVersion}
            />
          )}
          {away && !needsSignIn && (
            <div className="flex items-center gap-3">
              <p className="text-ink min-w-0 flex-1 text-sm">{t('state_away')}</p>
              <button type="button" onClick={() => void outbox?.flush()} className={small('secondary')}>
                {t('sendNow')}
              </button>
            </div>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <Icon shape={cloud} className={clsx('size-4 shrink-0', look)} />
          <p className="min-w-0 flex-1">
            <span className={clsx(saved.length > 0 && 'font-semibold')}>
              {t('onPhone', { count: saved.length })}
            </span>
            {' · '}
            {t('atOffice', { count: atOffice })}
            {state.full && unsaved.length > 0 && (
              <span className="text-danger font-semibold">
                {' · '}
                {t('notSaved', { count: unsaved.length })}
              </span>
            )}
            <span className="text-ink-muted">
              {reached && ` · ${t('reached', { time: clock(reached) })}`}
              {state.status === 'sending' && ` · ${t('state_sending')}`}
            </span>
          </p>
          {refused.length > 0 && (
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className={small('danger')}
            >
              <Icon shape={triangleExclamationPoint} className="size-4" />
              {t('refusedCount', { count: refused.length })}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
