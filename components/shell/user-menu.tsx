'use client';

import { useTranslations } from 'next-intl';
import { LogOut } from 'lucide-react';
import { Menu, MenuItem, MenuLink, MenuRadio, MenuSeparator } from '@/components/ui/menu';
import { languageChoices, useLanguage, type SaveLanguage } from './language';
import { ThemeChoice } from './theme-choice';
import type { Account, NavigationItem } from './navigation';
import { signOut } from './sign-out';

type Props = { account: Account; links: readonly NavigationItem[]; saveLanguage?: SaveLanguage };

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase();

/** Who is signed in; language, appearance, own pages, sign out. */
export function UserMenu({ account, links, saveLanguage }: Props) {
  const t = useTranslations('shell');
  const { locale, choose } = useLanguage({ save: saveLanguage });
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('accountOf', { name: account.name })}
          className="size-control hover:bg-hover data-popup-open:bg-hover flex shrink-0 items-center justify-center rounded-full"
        >
          <span
            aria-hidden
            className="border-accent-line bg-accent-soft text-accent flex size-8 items-center justify-center rounded-full border text-sm font-semibold"
          >
            {initials(account.name)}
          </span>
        </button>
      }
    >
      <div className="max-w-64 px-2.5 py-1.5">
        <p className="truncate font-semibold">{account.name}</p>
        <p className="text-ink-muted truncate text-sm">{account.email}</p>
      </div>
      {links.map((link) => (
        <MenuLink key={link.href} href={link.href} icon={link.icon}>
          {link.label}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuRadio
        label={t('language')}
        value={locale}
        onValueChange={(next) => void choose(next === 'ru' ? 'ru' : 'en')}
        options={languageChoices.map((choice) => ({ ...choice, lang: choice.value }))}
      />
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onClick={() => void signOut()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
