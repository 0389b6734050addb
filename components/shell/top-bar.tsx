import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CommandCentre } from './command-centre';
import { Mark } from './mark';
import { UserMenu } from './user-menu';
import type { SaveLanguage } from './language';
import type { Account, NavigationItem } from './navigation';

type Props = {
  navigation: readonly NavigationItem[];
  morePages: readonly NavigationItem[];
  account: Account;
  accountLinks: readonly NavigationItem[];
  saveLanguage?: SaveLanguage;
};

/** Above every page: the way to anything, and who is signed in. */
export function TopBar({ navigation, morePages, account, accountLinks, saveLanguage }: Props) {
  const t = useTranslations('shell');
  return (
    <header className="h-bar border-line bg-surface sticky top-0 z-30 flex items-center gap-2 border-b px-4 md:px-6">
      <Link href={navigation[0]?.href ?? '/'} aria-label={t('productName')} className="rounded-md md:hidden">
        <Mark className="size-7" />
      </Link>
      <CommandCentre navigation={navigation} morePages={morePages} />
      <UserMenu account={account} links={accountLinks} saveLanguage={saveLanguage} />
    </header>
  );
}
