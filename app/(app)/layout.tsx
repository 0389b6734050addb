import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { AppShell } from '@/components/shell/app-shell';
import { Document } from '@/components/shell/document';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { requireActor } from '@/lib/auth/session';
import { changeLanguage } from './actions';
import { accountLinksFor, morePagesFor, navigationFor } from './navigation';
import '../globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/** The frame of the office's pages. What the navigation shows follows from rights; what a page gives is its own decision. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [actor, locale, t, head] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations('shell'),
    headers(),
  ]);
  const { name, email, language } = actor;
  return (
    <Document
      locale={locale}
      nonce={head.get('x-nonce') ?? undefined}
      messages={['common', 'shell', 'palette', 'errors', 'refusals']}
    >
      <AppShell
        navigation={navigationFor(actor, t)}
        morePages={morePagesFor(actor, t)}
        account={{ name, email, language }}
        accountLinks={accountLinksFor(actor, t)}
        saveLanguage={changeLanguage}
      >
        {children}
      </AppShell>
    </Document>
  );
}
