'use client';

import { useEffect, useState } from 'react';
import type { ErrorTexts } from './global-error-texts';
import './globals.css';

type Props = { error: Error & { digest?: string }; retry: () => void };

/**
 * The last resort, when a root layout itself failed: nothing of the shell can be relied on here. Its few words are
 * fetched only now; until they come, or when they cannot, the number and a sign remain.
 */
export default function GlobalError({ error, retry }: Props) {
  const [texts, setTexts] = useState<ErrorTexts>();
  useEffect(() => {
    import('./global-error-texts')
      .then((module) => module.errorTexts())
      .then(
        ({ locale, texts: found }) => {
          document.documentElement.lang = locale;
          setTexts(found);
        },
        () => undefined,
      );
  }, []);
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <main
          role="alert"
          className="mx-auto flex max-w-prose flex-col items-center gap-3 px-4 py-24 text-center"
        >
          <h1>{texts?.failedTitle ?? '⚠'}</h1>
          <p className="text-ink-muted min-h-16">{texts?.failedText}</p>
          {error.digest && <p className="font-mono text-sm">{error.digest}</p>}
          <button
            type="button"
            onClick={retry}
            className="h-control bg-accent text-on-accent rounded-md px-4 font-medium"
          >
            {texts?.retry ?? '↻'}
          </button>
        </main>
      </body>
    </html>
  );
}
