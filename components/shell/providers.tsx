'use client';

import type { ReactNode } from 'react';
import { ThemeProvider } from 'next-themes';

/** What every page needs in the browser before anything else: the theme, as chosen or as the device has it. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
    </ThemeProvider>
  );
}
