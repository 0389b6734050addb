'use client';

import { useTranslations } from 'next-intl';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';

/** How long a page may take before anything is said: what is quick must not flicker. */
const PATIENCE_MS = 150;
/** A click that led to no other page (a file, a lost connection) is not said for ever. */
const LONGEST_MS = 10_000;

/** The address that a plain click leads to within the office, or null. */
function destination(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null;
  // Files are answered there, and the page stays.
  if (link.pathname.startsWith('/api/')) return null;
  return link.pathname + link.search;
}

/**
 * A thin bar while the next page is on its way. Pages with an id in their address have no outline to show first: whether
 * there is such a thing must be known before the answer begins (404, not 200).
 */
export function NavigationProgress() {
  const t = useTranslations('common');
  const here = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onClick = (event: MouseEvent) => {
      const to = destination(event);
      if (!to || to === location.pathname + location.search) return;
      clearTimeout(timer);
      timer = setTimeout(() => setLeaving(here), PATIENCE_MS);
    };
    // Links handle the click themselves and prevent its default: look before they do.
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [here]);

  useEffect(() => {
    if (leaving !== here) return;
    const timer = setTimeout(() => setLeaving(null), LONGEST_MS);
    return () => clearTimeout(timer);
  }, [leaving, here]);

  if (leaving !== here) return null;
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <span className="sr-only">{t('loading')}</span>
      <div className="bg-accent h-full w-1/3 motion-safe:animate-[slide-across_1.2s_ease-in-out_infinite]" />
    </div>
  );
}
