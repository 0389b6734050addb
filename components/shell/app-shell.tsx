import type { ReactNode } from 'react';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { Toaster } from '@/components/ui/toast';
import { BottomBar } from './bottom-bar';
import type { SaveLanguage } from './language';
import { hasBottomBar, type Account, type NavigationItem } from './navigation';
import { NavigationProgress } from './navigation-progress';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';

type Props = {
  /** Only what this account may open: the layout decides by rights, the shell shows. */
  navigation: readonly NavigationItem[];
  /** Pages that only the palette offers. */
  morePages?: readonly NavigationItem[];
  account: Account;
  /** The account's own pages, in its menu. */
  accountLinks?: readonly NavigationItem[];
  saveLanguage?: SaveLanguage;
  children: ReactNode;
};

/** The frame of all pages for those who work at a desk; on a phone the navigation lies under the thumb. */
export function AppShell(props: Props) {
  const { navigation, morePages = [], account, accountLinks = [], saveLanguage, children } = props;
  const t = useTranslations('shell');
  return (
    <div
      className={clsx(
        'flex min-h-dvh [--sticky-top:var(--bar)]',
        // What sticks to the bottom of a long page stays above the navigation that lies there on a phone.
        hasBottomBar(navigation) && 'max-md:[--sticky-bottom:calc(3.5rem+1px+env(safe-area-inset-bottom))]',
      )}
    >
      <a
        href="#content"
        className="bg-accent text-on-accent fixed top-2 left-2 z-50 -translate-y-16 rounded-md px-3 py-2 font-medium focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <NavigationProgress />
      <Sidebar navigation={navigation} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          navigation={navigation}
          morePages={morePages}
          account={account}
          accountLinks={accountLinks}
          saveLanguage={saveLanguage}
        />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[90rem] flex-1 px-4 py-5 outline-none max-md:pb-24 md:px-6 md:py-6"
        >
          {children}
        </main>
      </div>
      <BottomBar navigation={navigation} />
      <Toaster />
    </div>
  );
}
