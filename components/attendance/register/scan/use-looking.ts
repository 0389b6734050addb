'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import { openReader, type Read } from './reader';

/** Between two looks: reading is work, and a phone in the hand has other things to do. */
const betweenMs = 120;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

let opening: Promise<Read> | null = null;

/** One reader for the page, opened when it is first needed. */
function reader(): Promise<Read> {
  opening ??= openReader();
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

/**
 * Looks again and again at what is before the camera, while it is on, and tells what it sees; the next look comes when
 * that has been seen to. `failed`: there is no reader on this phone; `retry` tries again to get one.
 */
export function useLooking(
  video: RefObject<HTMLVideoElement | null>,
  on: boolean,
  onLook: (texts: readonly string[]) => Promise<void>,
) {
  const [failed, setFailed] = useState(false);
  const latest = useRef(onLook);
  useEffect(() => {
    latest.current = onLook;
  });
  useEffect(() => {
    if (!on || failed) return;
    let gone = false;
    const run = async () => {
      const read = await reader();
      while (!gone) {
        const texts = video.current ? await read(video.current) : [];
        if (gone) return;
        await latest.current(texts);
        await pause(betweenMs);
      }
    };
    run().catch(() => {
      opening = null;
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
    };
  }, [video, on, failed]);
  return { failed, retry: () => setFailed(false) };
}
