import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { changeLanguage } from '@/app/(app)/actions';
import { Frame } from '@/components/me/frame';
import { Document } from '@/components/shell/document';
import { documentMetadata, documentViewport } from '@/components/shell/document-metadata';
import { canCoordinate } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { teaches } from '@/lib/certificates/participation/queries';
import '../globals.css';

export const metadata = documentMetadata;
export const viewport = documentViewport;

/** The own page stands apart from the office's frame, so that a phone loads little. */
export default async function MeLayout({ children }: { children: ReactNode }) {
  const [actor, locale, head] = await Promise.all([requireActor(), getLocale(), headers()]);
  return (
    <Document
      locale={locale}
      nonce={head.get('x-nonce') ?? undefined}
      messages={['shell.language', 'shell.themeOther', 'me.signOut', 'errors']}
    >
      <Frame register={await teaches(actor)} office={canCoordinate(actor)} saveLanguage={changeLanguage}>
        {children}
      </Frame>
    </Document>
  );
}
