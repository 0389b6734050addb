import type { ReactNode } from 'react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { RegisterTexts } from '@/components/attendance/register/register-texts';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { fontClass } from '@/components/shell/fonts';
import { ThemeScript } from '@/components/shell/theme-script';
import '../globals.css';

export const metadata: Metadata = {
  ...documentMetadata,
  manifest: '/register.webmanifest',
  appleWebApp: { capable: true, title: 'Cascade', statusBarStyle: 'default' },
  icons: { icon: '/icon.svg', apple: '/register-icon-192.png' },
};
export const viewport = documentViewport;

/** Every place that a text of the register has, filled with itself: the browser puts the values in. */
const places = Object.fromEntries(
  ['count', 'device', 'minutes', 'most', 'name', 'time', 'total'].map((name) => [name, `{${name}}`]),
);

async function registerTexts(): Promise<Record<string, string>> {
  const [t, messages] = await Promise.all([getTranslations('register'), getMessages()]);
  const keys = Object.keys(messages.register as object);
  return Object.fromEntries(keys.map((key) => [key, t(key, places)]));
}

/**
 * The register stands alone: nothing of the office's frame, its messages or its libraries, so that it is light on a
 * phone and can later be kept there whole. No page under it has anything personal in its HTML.
 */
export default async function RegisterLayout({ children }: { children: ReactNode }) {
  const [locale, texts, head] = await Promise.all([getLocale(), registerTexts(), headers()]);
  return (
    <html lang={locale} className={fontClass} suppressHydrationWarning>
      <body>
        <ThemeScript nonce={head.get('x-nonce') ?? undefined} />
        <RegisterTexts texts={texts} locale={locale}>
          {children}
        </RegisterTexts>
      </body>
    </html>
  );
}
