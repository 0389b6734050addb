import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { Document } from '@/components/shell/document';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { PlainShell } from '@/components/shell/plain-shell';
import '../../../globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/**
 * The frame of the page that a mailed link opens. It stands apart from the other public pages: those are drawn once,
 * this one for each call.
 */
export default async function NominateLayout({ children }: { children: ReactNode }) {
  const [locale, head] = await Promise.all([getLocale(), headers()]);
  return (
    <Document
      locale={locale}
      nonce={head.get('x-nonce') ?? undefined}
      messages={['common', 'shell', 'errors', 'refusals', 'nominate', 'people.sex', 'skipReasons']}
    >
      <PlainShell>{children}</PlainShell>
    </Document>
  );
}
