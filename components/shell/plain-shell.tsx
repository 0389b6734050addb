import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { LanguageSwitch } from './language-switch';
import { Mark } from './mark';
import { ThemeSwitch } from './theme-switch';

type Props = {
  children: ReactNode;
  /** The page exists once per language: changing it loads the other one. */ reload?: boolean;
};

/** The frame of pages that need no account: the mark, the language, the appearance, and one thing to do. */
export function PlainShell({ children, reload }: Props) {
  const t = useTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="h-bar flex items-center gap-2 px-4 md:px-6">
        <Mark className="size-6" />
        <span className="flex-1 text-lg font-semibold tracking-tight">{t('productName')}</span>
        <LanguageSwitch reload={reload} />
        <ThemeSwitch />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-5xl flex-1 flex-col px-4 py-6 outline-none md:py-10"
      >
        {children}
      </main>
    </div>
  );
}
