'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import clsx from 'clsx';
import {
  Award,
  BookOpen,
  CalendarDays,
  File,
  LoaderCircle,
  Search,
  User,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { floatClass, shadeClass } from '@/components/ui/overlay-style';
import type { NavigationItem } from './navigation';
import { PaletteItem } from './palette-item';
import { useSearchResults, type SearchResult } from './use-search-results';

const kinds: Record<SearchResult['kind'], LucideIcon> = {
  person: User,
  run: CalendarDays,
  certificate: Award,
  course: BookOpen,
  page: File,
};

type Props = { navigation: readonly NavigationItem[]; open: boolean; onOpenChange: (open: boolean) => void };

/** Ctrl/⌘K: any page, person, run, course or certificate number in a few letters. */
export function Palette({ navigation, open, onOpenChange }: Props) {
  const t = useTranslations('palette');
  const router = useRouter();
  const [text, setText] = useState('');
  const { results, searching, failed, asks } = useSearchResults(text);
  const wanted = text.trim().toLowerCase();
  const pages = navigation.filter((item) => item.label.toLowerCase().includes(wanted));
  const go = (href: string) => {
    onOpenChange(false);
    setText('');
    router.push(href);
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={shadeClass} />
        <Dialog.Popup
          className={clsx(
            floatClass,
            'fixed inset-x-2 top-2 z-50 flex max-h-[85dvh] flex-col overflow-hidden md:inset-x-auto md:top-[12vh] md:left-1/2 md:max-h-[70dvh] md:w-[40rem] md:-translate-x-1/2',
          )}
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Command shouldFilter={false} loop label={t('title')} className="flex min-h-0 flex-col">
            <div className="border-line flex items-center gap-3 border-b px-4">
              {searching ? (
                <LoaderCircle aria-hidden className="text-ink-muted size-4 shrink-0 animate-spin" />
              ) : (
                <Search aria-hidden className="text-ink-muted size-4 shrink-0" />
              )}
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t('placeholder')}
                className="placeholder:text-ink-muted h-13 min-w-0 flex-1 bg-transparent outline-none max-md:text-[1rem]"
              />
            </div>
            <Command.List className="min-h-0 overflow-y-auto overscroll-contain p-2">
              {Object.entries(kinds).map(([kind, Icon]) => {
                const ofKind = results.filter((result) => result.kind === kind);
                if (ofKind.length === 0) return null;
                return (
                  <Command.Group key={kind} heading={t(`kinds.${kind}`)} className="palette-group">
                    {ofKind.map((result) => (
                      <PaletteItem
                        key={result.id}
                        id={`${kind} ${result.id}`}
                        icon={<Icon aria-hidden />}
                        detail={result.subtitle}
                        onSelect={() => go(result.href)}
                      >
                        {result.title}
                      </PaletteItem>
                    ))}
                  </Command.Group>
                );
              })}
              {pages.length > 0 && (
                <Command.Group heading={t('pages')} className="palette-group">
                  {pages.map((item) => (
                    <PaletteItem
                      key={item.href}
                      id={item.href}
                      icon={item.icon}
                      keys={item.goKey ? ['g', item.goKey] : undefined}
                      onSelect={() => go(item.href)}
                    >
                      {item.label}
                    </PaletteItem>
                  ))}
                </Command.Group>
              )}
            </Command.List>
            <p role="status" className="border-line text-ink-muted border-t px-4 py-2 text-sm">
              {failed
                ? t('failed')
                : searching
                  ? t('searching')
                  : !asks
                    ? t('hint')
                    : results.length + pages.length === 0
                      ? t('nothing', { query: text.trim() })
                      : t('results', { count: results.length + pages.length })}
            </p>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
