'use client';

import { useEffect, useState } from 'react';

/** Looked for so often while a page is open; browsers themselves look at each visit. */
const lookMs = 60 * 60_000;

/**
 * Installs the register's service worker, once the page is up. Gives a function that changes to a newer version of the
 * application when one is ready, else null.
 */
export function useWorker(): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const workers = navigator.serviceWorker;
    let timer: ReturnType<typeof setInterval> | undefined;
    const install = async () => {
      const registration = await workers.register('/register-worker.js', { scope: '/register' });
      const look = () => setWaiting(workers.controller ? registration.waiting : null);
      look();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look);
      });
      timer = setInterval(() => void registration.update().catch(() => undefined), lookMs);
    };
    // Without the worker the register runs as long as there is a network.
    const start = () => void install().catch(() => undefined);
    if (document.readyState === 'complete') start();
    else window.addEventListener('load', start, { once: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener('load', start);
    };
  }, []);
  if (!waiting) return null;
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage({ type: 'SKIP_WAITING' });
  };
}
