import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { ClientMessages } from './client-messages';
import { fontClass } from './fonts';
import { Providers } from './providers';

type Props = {
  locale: Locale;
  /** Of the request's content security policy; none on pages that are drawn once. */
  nonce?: string;
  /** Namespaces of messages that client components of every page under this layout use. */
  messages: readonly string[];
  children: ReactNode;
};

/** html and body of every root layout: language, letters, theme without a flash, messages for the browser. */
export function Document({ locale, nonce, messages, children }: Props) {
  return (
    <html lang={locale} className={fontClass} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>
          <ClientMessages namespaces={messages}>{children}</ClientMessages>
        </Providers>
      </body>
    </html>
  );
}
