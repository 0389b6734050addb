import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Mark } from './mark';
import { NavLink } from './nav-link';
import type { NavigationItem } from './navigation';

/** The navigation of a desk: words on a wide screen, icons on a narrow one. A phone has the bottom bar instead. */
export function Sidebar({ navigation }: { navigation: readonly NavigationItem[] }) {
  const t = useTranslations('shell');
  return (
    <aside className="border-line bg-surface sticky top-0 hidden h-dvh w-16 shrink-0 flex-col border-r md:flex lg:w-56">
      <Link
        href={navigation[0]?.href ?? '/'}
        className="m-1.5 flex h-10 items-center gap-2.5 rounded-md px-2.5 text-lg font-semibold tracking-tight md:max-lg:justify-center"
      >
        <Mark className="size-6 shrink-0" />
        <span className="md:max-lg:sr-only">{t('productName')}</span>
      </Link>
      <nav aria-label={t('navigation')} className="min-h-0 flex-1 overflow-y-auto p-2">
        <ul className="flex flex-col gap-0.5">
          {navigation.map((item) => (
            <li key={item.href}>
              <NavLink item={item} />
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}
