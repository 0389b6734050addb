'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { isMuted, openSignals, rememberMuted, type Signal } from './signals';

/** Sound and vibration while the view is open; muted or not is remembered on this device. */
export function useSignals() {
  const [muted, setMuted] = useState(isMuted);
  const voice = useRef<ReturnType<typeof openSignals> | null>(null);
  useEffect(() => {
    const opened = (voice.current = openSignals());
    window.addEventListener('pointerup', opened.wake);
    window.addEventListener('keydown', opened.wake);
    return () => {
      window.removeEventListener('pointerup', opened.wake);
      window.removeEventListener('keydown', opened.wake);
      opened.close();
    };
  }, []);
  const give = useCallback((signal: Signal) => voice.current?.give(signal, muted), [muted]);
  const toggle = () => {
    rememberMuted(!muted);
    setMuted(!muted);
  };
  return { muted, toggle, give };
}
