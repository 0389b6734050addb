import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { Document } from '@/components/shell/document';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { PlainShell } from '@/components/shell/plain-shell';
import '../../../globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/** The frame of what an observer's link opens: drawn for each link, with nothing of the office around it. */
export default async function ObserveLayout({ children }: { children: ReactNode }) {
  const [locale, head] = await Promise.all([getLocale(), headers()]);
  return (
    <Document
      locale={locale}
      nonce={head.get('x-nonce') ?? undefined}
      messages={['common', 'shell', 'errors', 'refusals']}
    >
      <PlainShell>{children}</PlainShell>
    </Document>
  );
}
