'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { buttonClass } from '@/components/ui/button-style';
import { useTexts } from '../texts';

/**
 * A part of the register that comes when it is first needed, so that the roster need not wait for it. With no network the
 * worker has it on the phone; where it has not, the part says so and the register goes on: nothing that fails to load
 * takes the roster away.
 */
export function part<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  return function Part(props: P) {
    const { t } = useTexts();
    const [Loaded, setLoaded] = useState<ComponentType<P> | null>(() => known);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Loaded || failed) return;
      let gone = false;
      load().then(
        (component) => {
          known = component;
          if (!gone) setLoaded(() => component);
        },
        () => {
          if (!gone) setFailed(true);
        },
      );
      return () => {
        gone = true;
      };
    }, [Loaded, failed]);
    if (Loaded) return <Loaded {...props} />;
    if (!failed)
      return (
        <div
          role="status"
          aria-label={t('loading')}
          className="bg-sunken m-3 h-14 animate-pulse rounded-md"
        />
      );
    return (
      <p role="alert" className="flex flex-wrap items-center gap-3 px-3 py-2 md:px-4">
        <span className="min-w-0 flex-1">{t('partMissing')}</span>
        <button
          type="button"
          onClick={() => setFailed(false)}
          className={buttonClass({ variant: 'secondary' })}
        >
          {t('retry')}
        </button>
      </p>
    );
  };
}
