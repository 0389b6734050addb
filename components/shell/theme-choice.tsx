'use client';

import { useTheme } from 'next-themes';
import { useTranslations } from 'next-intl';
import { Monitor, Moon, Sun } from 'lucide-react';
import { MenuRadio } from '@/components/ui/menu';

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
