'use client';

import { useState } from 'react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Ellipsis } from 'lucide-react';
import { Dialog } from '@/components/ui/dialog';
import { hasBottomBar, isHere, type NavigationItem } from './navigation';
import { NavLink } from './nav-link';

const PLACES = 5;
const placeClass =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-sm font-medium text-ink-muted -outline-offset-2 aria-[current=page]:text-accent [&>svg]:size-5';

/** The navigation of a phone, under the thumb. What does not fit is behind "More". */
export function BottomBar({ navigation }: { navigation: readonly NavigationItem[] }) {
  const t = useTranslations('shell');
  const path = usePathname();
  const [open, setOpen] = useState(false);
  if (!hasBottomBar(navigation)) return null;
  const fits = navigation.length <= PLACES;
  const shown = fits ? navigation : navigation.slice(0, PLACES - 1);
  const rest = fits ? [] : navigation.slice(PLACES - 1);
  return (
    <nav
      aria-label={t('navigation')}
      className="border-line bg-surface fixed inset-x-0 bottom-0 z-30 [box-sizing:content-box] flex h-14 border-t pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {shown.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={isHere(path, item.href) ? 'page' : undefined}
          className={placeClass}
        >
          {item.icon}
          <span className="max-w-full truncate">{item.short ?? item.label}</span>
        </Link>
      ))}
      {rest.length > 0 && (
        <>
          <button
            type="button"
            aria-haspopup="dialog"
            aria-current={rest.some((item) => isHere(path, item.href)) ? 'page' : undefined}
            onClick={() => setOpen(true)}
            className={placeClass}
          >
            <Ellipsis aria-hidden />
            <span>{t('more')}</span>
          </button>
          <Dialog title={t('navigation')} open={open} onOpenChange={setOpen}>
            <ul className="flex flex-col gap-0.5 pb-4">
              {navigation.map((item) => (
                <li key={item.href}>
                  <NavLink item={item} onClick={() => setOpen(false)} />
                </li>
              ))}
            </ul>
          </Dialog>
        </>
      )}
    </nav>
  );
}
