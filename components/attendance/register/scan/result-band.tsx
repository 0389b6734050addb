'use client';

import clsx from 'clsx';
import { CircleAlert, CircleCheck, CircleX, ScanLine, Undo2, type LucideIcon } from 'lucide-react';
import type { Arrival } from '@/lib/attendance/arrival/rules';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { buttonClass } from '@/components/ui/button-style';
import { StatusIcon } from '../../status';
import { useTexts } from '../../texts';
import type { Done } from '../changes';
import { clock } from '../when';
import type { Result } from './use-scanner';

type Props = {
  result: Result | null;
  /** There is a picture of the camera to hold a code into. */
  picture: boolean;
  /** When the copy of the passes was made, in words; null where it is the office's own answer. */
  asOf: string | null;
  onUndo: (done: readonly Done[], person: string | null) => void;
  onConfirm: (id: string, person: string | null, as: Arrival) => void;
};

type Look = { icon: LucideIcon; look: string };

const looks = {
  none: { icon: ScanLine, look: 'border-line bg-sunken text-ink-muted' },
  hit: { icon: CircleCheck, look: 'border-ok bg-ok text-surface' },
  ask: { icon: CircleAlert, look: 'border-warn bg-warn-soft text-ink' },
  miss: { icon: CircleX, look: 'border-danger bg-danger text-on-danger' },
} satisfies Record<string, Look>;

function lookOf(result: Result | null): Look {
  if (!result) return looks.none;
  if (result.kind === 'miss') return looks.miss;
  if (result.kind === 'undone') return result.where === 'full' ? looks.miss : looks.none;
  if (result.kind !== 'recorded') return looks.ask;
  return { stored: looks.hit, fleeting: looks.ask, full: looks.miss }[result.where];
}

/** What became of the last scan, to be read from where the person stands; and what can be done about it. */
export function ResultBand({ result, picture, asOf, onUndo, onConfirm }: Props) {
  const { t } = useTexts();
  const { icon: Icon, look } = lookOf(result);
  const own = buttonClass({
    variant: 'secondary',
    className: 'h-auto! min-h-control py-1.5 whitespace-normal!',
  });
  return (
    <div className={clsx('flex min-h-32 flex-col gap-2.5 rounded-xl border-2 px-3 py-3', look)}>
      <div role="status" className="flex items-start gap-3">
        <Icon aria-hidden className="mt-0.5 size-9 shrink-0" />
        {/* New nodes for each result, so that the same one twice is read aloud twice. */}
        <div key={result?.number ?? 0} className="min-w-0 flex-1">
          <Words result={result} picture={picture} asOf={asOf} />
        </div>
      </div>
      {result?.kind === 'recorded' && (
        <button
          type="button"
          onClick={() => onUndo(result.done, result.person)}
          className={clsx(own, 'self-end')}
        >
          <Undo2 aria-hidden className="size-4" />
          {t('undo')}
        </button>
      )}
      {(result?.kind === 'ask' || result?.kind === 'stands') && result.as && (
        <button
          type="button"
          onClick={() => result.as && onConfirm(result.id, result.person, result.as)}
          className={clsx(own, 'self-stretch')}
        >
          <StatusIcon status={result.as.status} className="size-4 shrink-0" />
          <span>
            {t('scanRecordAnyway')}: <Status {...result.as} />
          </span>
        </button>
      )}
    </div>
  );
}

function Status({ status, minutes }: { status: AttendanceStatus; minutes: number | null }) {
  const { t } = useTexts();
  return (
    <span className="whitespace-nowrap">
      {t(status)}
      {minutes !== null && `, ${t('minutesShort', { minutes })}`}
    </span>
  );
}

function Words({ result, picture, asOf }: Pick<Props, 'result' | 'picture' | 'asOf'>) {
  const { t } = useTexts();
  if (!result) return <p className="text-lg">{t(picture ? 'scanAim' : 'scanHere')}</p>;
  if (result.kind === 'miss')
    return (
      <>
        <p className="text-2xl font-semibold">{t('scanMissed')}</p>
        <p>{t(`scan_${result.why}`)}</p>
        {result.why === 'UNKNOWN' && asOf && <p>{t('scanAsOf', { time: asOf })}</p>}
      </>
    );
  const name = (
    <p className="line-clamp-3 text-2xl font-semibold break-words">{result.person ?? t('scanSomebody')}</p>
  );
  if (result.kind === 'undone')
    return (
      <>
        {name}
        <p>{t(result.where === 'full' ? 'scan_full' : 'scanUndone')}</p>
      </>
    );
  if (result.kind === 'recorded')
    return (
      <>
        {name}
        <p className="font-medium">
          <Status {...result.as} />
        </p>
        <p>{t(`scan_${result.where}`)}</p>
      </>
    );
  if (result.kind === 'ask')
    return (
      <>
        {name}
        <p>{t(`scan_${result.why}`)}</p>
      </>
    );
  return (
    <>
      {name}
      <p className="font-medium">
        <Status {...result.mark} /> ({clock(result.mark.at)})
      </p>
      <p>{t('scanStands')}</p>
    </>
  );
}
