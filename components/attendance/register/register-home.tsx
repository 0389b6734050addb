'use client';

import { useTexts } from '../texts';
import { SessionList } from './session-list';

/** The first page of the register, with the way to the rest of the product. */
export function RegisterHome({ office }: { office: boolean }) {
  const { t } = useTexts();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-line bg-surface h-bar flex items-center justify-between gap-3 border-b px-4">
        <span className="text-lg font-semibold tracking-tight">{t('product')}</span>
        <a href={office ? '/today' : '/me'} className="link text-sm">
          {t(office ? 'toOffice' : 'toMyPage')}
        </a>
      </header>
      <SessionList office={office} />
    </div>
  );
}
