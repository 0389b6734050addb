import type { ReactNode } from 'react';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { Document } from '@/components/shell/document';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { PlainShell } from '@/components/shell/plain-shell';
import { isLocale, locales } from '@/lib/text/locale';
import '../../globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/** Languages are these and no other; an address with another first word is not found. */
export const dynamicParams = false;
export const generateStaticParams = () => locales.map((locale) => ({ locale }));

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The frame of pages that need no account. They are drawn once per language, so they read no request. */
export default async function PublicLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return (
    <Document locale={locale} messages={['common', 'shell', 'errors', 'refusals']}>
      <PlainShell reload>{children}</PlainShell>
    </Document>
  );
}
