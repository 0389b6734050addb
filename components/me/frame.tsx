import type { ReactNode } from 'react';
import { ClipboardCheck, LayoutDashboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Mark } from '@/components/shell/mark';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import type { SaveLanguage } from '@/components/shell/language';
import { LanguageOfAccount } from './language-of-account';
import { SignOut } from './sign-out';

type Props = {
  /** Where else this account has work: a register to take, an office to run. */
  register: boolean;
  office: boolean;
  saveLanguage: SaveLanguage;
  children: ReactNode;
};

/** The light frame of the own page: no menus, because it is opened on a phone, a few times a year. */
export function Frame({ register, office, saveLanguage, children }: Props) {
  const t = useTranslations('me');
  const shell = useTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="bg-accent text-on-accent fixed top-2 left-2 z-50 -translate-y-16 rounded-md px-3 py-2 font-medium focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <header className="border-line bg-surface border-b">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2">
          <Mark className="size-6" />
          <span className="mr-auto text-lg font-semibold tracking-tight">{shell('productName')}</span>
          <LanguageOfAccount save={saveLanguage} />
          <ThemeSwitch />
          <SignOut />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-5 outline-none">
        {(register || office) && (
          <nav aria-label={shell('navigation')} className="mb-4 flex flex-wrap gap-2">
            {register && (
              <LinkButton href="/register" icon={<ClipboardCheck aria-hidden className="size-4" />}>
                {t('register')}
              </LinkButton>
            )}
            {office && (
              <LinkButton href="/today" icon={<LayoutDashboard aria-hidden className="size-4" />}>
                {t('office')}
              </LinkButton>
            )}
          </nav>
        )}
        {children}
      </main>
    </div>
  );
}
