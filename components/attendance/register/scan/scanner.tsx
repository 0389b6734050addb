'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import { ArrowLeft, Flashlight, FlashlightOff, Volume2, VolumeX } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { timeOf } from '@/lib/attendance/arrival/rules';
import type { Register } from '@/lib/attendance/register/types';
import { useTexts } from '../../texts';
import type { Held } from '../use-session-register';
import { inReadersLanguage, useMinute, useMoment, useWhen } from '../when';
import { Picture } from './picture';
import { ResultBand } from './result-band';
import { TypedCode } from './typed-code';
import { useAwake } from './use-awake';
import { useCamera } from './use-camera';
import { useLooking } from './use-looking';
import { useScanner } from './use-scanner';
import { useSignals } from './use-signals';

/** Outside the time of the session it may be the wrong one. */
const notices = { EARLY: 'scanEarly', OPEN: null, OVER: 'scanOver' } as const;

type Props = { held: Held; register: Register; onClose: () => void };

/** Badges and invitations before the camera, one after another: who is it, and is it recorded? */
export function Scanner({ held, register, onClose }: Props) {
  const { t, locale } = useTexts();
  const { session } = register;
  const { day, time } = useWhen()(session);
  const moment = useMoment();
  const now = useMinute();
  const video = useRef<HTMLVideoElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const signals = useSignals();
  const scanner = useScanner(held, register, signals.give);
  const camera = useCamera(video);
  const looking = useLooking(video, camera.state === 'on' && !session.cancelled, scanner.see);
  useAwake();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    // Once the list is there again.
    return () => void setTimeout(() => opener instanceof HTMLElement && opener.focus(), 0);
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return onClose();
      // A reader in the hand types at once, wherever the focus is: it lands in the field.
      const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
      if (types && !(event.target as Element).closest('input')) field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  const picture = looking.failed ? 'reader' : camera.state;
  const { loaded, keptAt } = held.passes;
  const notice = session.cancelled
    ? 'cancelled'
    : loaded && loaded.kind !== 'ready'
      ? 'scan_NO_PASSES'
      : notices[timeOf(session, new Date(now))];
  return (
    <main id="scanner" className="mx-auto flex w-full max-w-3xl flex-1 flex-col">
      <header className="flex items-start gap-1 px-1 pt-2 md:px-2">
        <button
          type="button"
          aria-label={t('scanClose')}
          onClick={onClose}
          className="hover:bg-hover grid size-12 shrink-0 place-items-center rounded-md"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </button>
        <div className="min-w-0 flex-1 pt-1.5">
          <h1 ref={heading} tabIndex={-1} className="outline-none max-md:text-lg">
            {t('scanBadges')}
          </h1>
          <p className="text-ink-muted line-clamp-2 text-sm break-words">
            {inReadersLanguage(locale, session.title)} · {day}, {time}
          </p>
        </div>
        {camera.light !== null && (
          <button
            type="button"
            aria-label={t('scanLight')}
            aria-pressed={camera.light}
            onClick={() => void camera.toggleLight()}
            className={buttonClass({ variant: 'quiet', square: true, className: 'size-12!' })}
          >
            {camera.light ? (
              <Flashlight aria-hidden className="size-5" />
            ) : (
              <FlashlightOff aria-hidden className="size-5" />
            )}
          </button>
        )}
        <button
          type="button"
          aria-label={t('scanSound')}
          aria-pressed={!signals.muted}
          onClick={signals.toggle}
          className={buttonClass({ variant: 'quiet', square: true, className: 'size-12!' })}
        >
          {signals.muted ? (
            <VolumeX aria-hidden className="size-5" />
          ) : (
            <Volume2 aria-hidden className="size-5" />
          )}
        </button>
      </header>
      <div className="flex flex-col gap-3 px-3 py-3 md:px-4">
        {notice && <p className="bg-warn-soft text-warn rounded-md px-3 py-2">{t(notice)}</p>}
        <Picture video={video} state={picture} onRetry={looking.failed ? looking.retry : camera.retry} />
        <ResultBand
          result={scanner.result}
          picture={picture === 'on' || picture === 'starting'}
          asOf={keptAt && moment(keptAt)}
          onUndo={(done, person) => void scanner.undo(done, person)}
          onConfirm={(...of) => void scanner.confirm(...of)}
        />
        <p className="text-ink-muted">{t('scanCount', { count: scanner.count })}</p>
        <TypedCode field={field} onCode={async (text) => (await scanner.type(text)).kind !== 'miss'} />
      </div>
    </main>
  );
}
