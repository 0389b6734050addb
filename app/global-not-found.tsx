import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { Document } from '@/components/shell/document';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { MissingState } from '@/components/shell/missing-state';
import { PlainShell } from '@/components/shell/plain-shell';
import './globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/** An address that no page has. Whether somebody is signed in makes no difference. */
export default async function GlobalNotFound() {
  const [locale, head] = await Promise.all([getLocale(), headers()]);
  return (
    <Document locale={locale} nonce={head.get('x-nonce') ?? undefined} messages={['common', 'shell']}>
      <PlainShell>
        <MissingState />
      </PlainShell>
    </Document>
  );
}
