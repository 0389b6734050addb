'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Search } from 'lucide-react';
import { KeyHint } from '@/components/ui/key-hint';
import type { NavigationItem } from './navigation';
import { useShortcuts } from './use-shortcuts';

const Palette = dynamic(() => import('./palette').then((file) => file.Palette), { ssr: false });
const ShortcutHelp = dynamic(() => import('./shortcut-help').then((file) => file.ShortcutHelp), {
  ssr: false,
});

type Props = { navigation: readonly NavigationItem[]; morePages: readonly NavigationItem[] };

/** The search box of the top bar and all keys. The palette and the help are fetched when first opened. */
export function CommandCentre({ navigation, morePages }: Props) {
  const t = useTranslations('shell');
  const router = useRouter();
  const [palette, setPalette] = useState<boolean>();
  const [help, setHelp] = useState<boolean>();

  useShortcuts({
    palette: () => setPalette((open) => !open),
    help: () => setHelp(true),
    search: () => {
      const field = document.querySelector<HTMLInputElement>('[data-page-search]');
      if (!field) return setPalette(true);
      field.focus();
      field.select();
    },
    go: (letter) => {
      const item = navigation.find(({ goKey }) => goKey === letter);
      if (item) router.push(item.href);
      return Boolean(item);
    },
  });

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setPalette(true)}
        className="h-control border-line bg-canvas text-ink-muted hover:border-line-strong flex min-w-0 flex-1 items-center gap-2 rounded-md border px-3 md:max-w-md"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate text-left">{t('searchOrGo')}</span>
        <KeyHint keys={['Ctrl', 'K']} />
      </button>
      <span className="hidden flex-1 md:block" />
      {palette !== undefined && (
        <Palette navigation={[...navigation, ...morePages]} open={palette} onOpenChange={setPalette} />
      )}
      {help !== undefined && <ShortcutHelp navigation={navigation} open={help} onOpenChange={setHelp} />}
    </>
  );
}
