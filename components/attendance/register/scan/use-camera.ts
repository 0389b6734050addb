'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import {
  closeCamera,
  hasLight,
  openCamera,
  switchLight,
  troubleBefore,
  troubleOf,
  type CameraTrouble,
} from './camera';

export type CameraState = 'starting' | 'on' | CameraTrouble;

/**
 * The camera's picture in a video element, as long as it is seen: it stops when the tab is hidden, when the view closes
 * and when one leaves, and starts again when the tab comes back. `light`: null where the camera has none.
 */
export function useCamera(video: RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState<CameraState>('starting');
  const [light, setLight] = useState<boolean | null>(null);
  const [attempt, setAttempt] = useState(0);
  const stream = useRef<MediaStream | null>(null);

  useEffect(() => {
    const element = video.current;
    // Of several beginnings only the last counts: a tab may come and go while the browser asks for permission.
    let turn = 0;
    const stop = () => {
      turn += 1;
      closeCamera(stream.current);
      stream.current = null;
      if (element) element.srcObject = null;
    };
    const start = async () => {
      const mine = ++turn;
      try {
        const trouble = troubleBefore();
        if (trouble) return setState(trouble);
        const opened = await openCamera();
        if (mine !== turn || !element) return closeCamera(opened);
        stream.current = opened;
        opened.getVideoTracks()[0]?.addEventListener('ended', () => mine === turn && setState('busy'));
        element.srcObject = opened;
        await element.play();
        if (mine !== turn) return;
        setLight(hasLight(opened) ? false : null);
        setState('on');
      } catch (error) {
        if (mine === turn) setState(troubleOf(error));
      }
    };
    const whenSeen = () => {
      stop();
      if (document.visibilityState !== 'visible') return setState('starting');
      void start();
    };
    const first = setTimeout(whenSeen, 0);
    document.addEventListener('visibilitychange', whenSeen);
    window.addEventListener('pagehide', stop);
    return () => {
      clearTimeout(first);
      document.removeEventListener('visibilitychange', whenSeen);
      window.removeEventListener('pagehide', stop);
      stop();
    };
  }, [video, attempt]);

  const toggleLight = useCallback(async () => {
    if (light !== null && (await switchLight(stream.current, !light))) setLight(!light);
  }, [light]);
  const retry = useCallback(() => {
    setState('starting');
    setAttempt((before) => before + 1);
  }, []);
  return { state, light, toggleLight, retry };
}
