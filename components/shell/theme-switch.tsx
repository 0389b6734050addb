'use client';

import { useSyncExternalStore } from 'react';
import { useTheme } from 'next-themes';
import { useTranslations } from 'next-intl';
import { Monitor, Moon, Sun } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuRadio } from '@/components/ui/menu';

const never = () => () => {};

/** The choice of appearance inside a menu. */
export function ThemeChoice() {
  const t = useTranslations('shell');
  const { theme, setTheme } = useTheme();
  return (
    <MenuRadio
      label={t('theme')}
      value={theme ?? 'system'}
      onValueChange={setTheme}
      options={[
        { value: 'system', label: t('themeSystem'), icon: <Monitor aria-hidden /> },
        { value: 'light', label: t('themeLight'), icon: <Sun aria-hidden /> },
        { value: 'dark', label: t('themeDark'), icon: <Moon aria-hidden /> },
      ]}
    />
  );
}

/** The same as a button of its own, for pages without an account menu. */
export function ThemeSwitch() {
  const t = useTranslations('shell');
  const { resolvedTheme } = useTheme();
  // The server does not know the device's theme: the first drawing shows the sun in both.
  const drawn = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const Icon = drawn && resolvedTheme === 'dark' ? Moon : Sun;
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="sm" square aria-label={t('theme')}>
          <Icon aria-hidden className="size-4" />
        </Button>
      }
    >
      <ThemeChoice />
    </Menu>
  );
}
