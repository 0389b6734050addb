'use client';

import type { RefObject } from 'react';
import clsx from 'clsx';
import { CameraOff } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { useTexts } from '../../texts';
import type { CameraState } from './use-camera';

type Props = {
  video: RefObject<HTMLVideoElement | null>;
  /** `reader`: there is a picture, and nothing on this phone that reads it. */
  state: CameraState | 'reader';
  onRetry: () => void;
};

/** What the camera sees, with a frame to hold a badge in; or why it sees nothing, and what to do. */
export function Picture({ video, state, onRetry }: Props) {
  const { t } = useTexts();
  const trouble = state !== 'on' && state !== 'starting' ? state : null;
  return (
    <>
      <div
        hidden={trouble !== null}
        className="relative mx-auto aspect-square w-[min(100%,38dvh)] overflow-hidden rounded-xl bg-black"
      >
        <video
          ref={video}
          muted
          playsInline
          aria-label={t('scanPicture')}
          className="absolute inset-0 size-full object-cover"
        />
        <div
          aria-hidden
          className={clsx(
            'absolute inset-[12%] rounded-2xl border-4',
            state === 'on' ? 'border-white/85' : 'animate-pulse border-white/40',
          )}
        />
        {state === 'starting' && (
          <p role="status" className="absolute inset-x-0 bottom-4 text-center text-white">
            {t('cameraStarting')}
          </p>
        )}
      </div>
      {trouble && (
        <div role="alert" className="border-line-strong bg-surface flex flex-col gap-2 rounded-xl border p-4">
          <p className="flex items-center gap-2 text-lg font-semibold">
            <CameraOff aria-hidden className="text-warn size-5 shrink-0" />
            {t(`camera_${trouble}`)}
          </p>
          <p>{t(`camera_${trouble}_text`)}</p>
          {trouble !== 'insecure' && (
            <button
              type="button"
              onClick={onRetry}
              className={buttonClass({ variant: 'secondary', className: 'self-start' })}
            >
              {t('retry')}
            </button>
          )}
        </div>
      )}
    </>
  );
}
