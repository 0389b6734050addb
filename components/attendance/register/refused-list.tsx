'use client';

import { buttonClass } from '@/components/ui/button-style';
import type { Entry } from '@/lib/attendance/outbox/types';
import { useTexts } from '../texts';
import { mended, mendOf, type OnMend } from './mend';
import { PlainLink } from './plain-link';
import { clock } from './when';

type Props = {
  entries: readonly Entry[];
  /** The session that is open; what is of another one is mended there. */
  sessionId: string | null;
  nameOf: (enrolmentId: string) => string;
  onMend: OnMend;
  onRemove: (id: string) => void;
  onFile: () => void;
};

/** What the office refused: who, what, when, why, and what can be done about it. Nothing leaves the phone by itself. */
export function RefusedList({ entries, sessionId, nameOf, onMend, onRemove, onFile }: Props) {
  const { t, has } = useTexts();
  const reason = (code: string) =>
    t(has(`refused_${code}`) ? `refused_${code}` : 'refused_OTHER', { most: '' });
  return (
    <div className="border-line flex max-h-[55dvh] flex-col gap-2 overflow-y-auto border-b pb-2">
      <ul aria-label={t('refusedList')} className="flex flex-col">
        {entries.map((entry) => {
          const { operation, refused } = entry;
          const here = operation.sessionId === sessionId;
          const mend = here ? mendOf(refused ?? '') : null;
          return (
            <li key={operation.id} className="border-line flex flex-col gap-2 border-b py-2 last:border-b-0">
              <p className="min-w-0">
                <span className="font-medium break-words">
                  {operation.walkInName ?? nameOf(operation.enrolmentId)}
                </span>{' '}
                · {t(operation.status)}
                {operation.minutes && ` ${t('minutesShort', { minutes: operation.minutes })}`},{' '}
                {clock(operation.at)}
                {operation.note && <span className="block text-sm break-words">{operation.note}</span>}
                <span className="text-danger block text-sm">{reason(refused ?? '')}</span>
                {!mendOf(refused ?? '') && (
                  <span className="text-ink-muted block text-sm">{t('tellOffice')}</span>
                )}
              </p>
              <div className="flex flex-wrap gap-2">
                {mend && (
                  <button
                    type="button"
                    onClick={() => onMend(entry, mend, mended(operation, mend))}
                    className={buttonClass({ variant: 'primary' })}
                  >
                    {t(`mend_${mend}`)}
                  </button>
                )}
                {!here && (
                  <PlainLink
                    href={`/register/${operation.sessionId}`}
                    className={buttonClass({ variant: 'secondary' })}
                  >
                    {t('openSession')}
                  </PlainLink>
                )}
                <button
                  type="button"
                  onClick={() => onRemove(operation.id)}
                  className={buttonClass({ variant: 'secondary' })}
                >
                  {t('takeOff')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={onFile} className={buttonClass({ variant: 'secondary' })}>
        {t('refusedToFile')}
      </button>
    </div>
  );
}
