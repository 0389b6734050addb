import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { getLocale, getMessages } from 'next-intl/server';
import { RegisterTexts } from '@/components/attendance/register/register-texts';
import { documentMetadata, documentViewport } from '@/components/shell/document';
import { fontClass } from '@/components/shell/fonts';
import { Providers } from '@/components/shell/providers';
import '../globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/**
 * The register stands alone: nothing of the office's frame, its messages or its libraries, so that it is light on a
 * phone and can later be kept there whole. No page under it has anything personal in its HTML.
 */
export default async function RegisterLayout({ children }: { children: ReactNode }) {
  const [locale, messages, head] = await Promise.all([getLocale(), getMessages(), headers()]);
  return (
    <html lang={locale} className={fontClass} suppressHydrationWarning>
      <body>
        <Providers nonce={head.get('x-nonce') ?? undefined}>
          <RegisterTexts texts={messages.register as unknown as Record<string, string>} locale={locale}>
            {children}
          </RegisterTexts>
        </Providers>
      </body>
    </html>
  );
}
