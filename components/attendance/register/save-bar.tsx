'use client';

import { useState } from 'react';
import clsx from 'clsx';
import { CloudCheck, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import type { Outbox } from '@/lib/attendance/outbox/outbox';
import type { OutboxState } from '@/lib/attendance/outbox/types';
import { useTexts } from '../texts';
import { clock } from './mark-panel';

type Props = {
  outbox: Outbox | null;
  state: OutboxState;
  /** Marks of what is shown that the office has. */
  atOffice: number;
  reachedAt: string | null;
  nameOf: (enrolmentId: string) => string;
  signInHref: string;
};

/** What is saved on this phone, what has reached the office, when it was last reached; and what was refused and why. */
export function SaveBar({ outbox, state, atOffice, reachedAt, nameOf, signInHref }: Props) {
  const { t, has } = useTexts();
  const [open, setOpen] = useState(false);
  const refused = state.entries.filter((entry) => entry.refused);
  const waiting = state.entries.length - refused.length;
  const reached = [state.lastReachedAt, reachedAt]
    .filter((each) => each !== null)
    .sort()
    .at(-1);
  const away = state.status === 'waiting' || state.status === 'signed-out';
  const Icon = away ? CloudOff : waiting > 0 ? CloudUpload : CloudCheck;
  const reason = (code: string) =>
    t(has(`refused_${code}`) ? `refused_${code}` : 'refused_OTHER', { most: '' });
  return (
    <section
      aria-label={t('saving')}
      className="border-line bg-raised shadow-float sticky bottom-0 z-20 border-t"
    >
      <div className="mx-auto max-w-3xl px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-4">
        {open && refused.length > 0 && (
          <ul className="border-line mb-2 flex max-h-[50dvh] flex-col overflow-y-auto border-b pb-2">
            {refused.map(({ operation, refused: code }) => (
              <li key={operation.id} className="flex items-center gap-3 py-1.5">
                <p className="min-w-0 flex-1">
                  <span className="font-medium">{nameOf(operation.enrolmentId)}</span> · {t(operation.status)}
                  , {clock(operation.at)}
                  <span className="text-danger block text-sm">{reason(code ?? '')}</span>
                </p>
                <button
                  type="button"
                  onClick={() => void outbox?.discard([operation.id])}
                  className={buttonClass({ variant: 'secondary', size: 'sm' })}
                >
                  {t('takeOff')}
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <Icon
            aria-hidden
            className={clsx('size-4 shrink-0', away ? 'text-warn' : waiting > 0 ? 'text-info' : 'text-ok')}
          />
          <p role="status" className="min-w-0 flex-1">
            <span className={clsx(waiting > 0 && 'font-semibold')}>{t('onPhone', { count: waiting })}</span>
            {' · '}
            {t('atOffice', { count: atOffice })}
            {reached && (
              <span className="text-ink-muted">
                {' · '}
                {t('reached', { time: clock(reached) })}
              </span>
            )}
          </p>
          {state.status === 'waiting' && (
            <button
              type="button"
              onClick={() => void outbox?.flush()}
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
            >
              {t('sendNow')}
            </button>
          )}
          {state.status === 'signed-out' && (
            <a href={signInHref} className={buttonClass({ variant: 'primary', size: 'sm' })}>
              {t('signIn')}
            </a>
          )}
          {refused.length > 0 && (
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className={buttonClass({ variant: 'danger', size: 'sm' })}
            >
              <TriangleAlert aria-hidden className="size-4" />
              {t('refusedCount', { count: refused.length })}
            </button>
          )}
        </div>
        {state.ready && !state.durable && <p className="text-danger mt-1 text-sm">{t('notDurable')}</p>}
      </div>
    </section>
  );
}
