import type { getTranslations } from 'next-intl/server';
import {
  Award,
  BookOpen,
  Building2,
  CalendarDays,
  CalendarRange,
  ChartColumn,
  ChartGantt,
  ClipboardCheck,
  House,
  MapPin,
  Settings,
  UserRound,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { NavigationItem } from '@/components/shell/navigation';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister, canCoordinate, canObserve } from '@/lib/auth/policy';

type Place = { page: string; icon: LucideIcon; goKey?: string; shown: (actor: Actor) => boolean };

type ShellText = Awaited<ReturnType<typeof getTranslations<'shell'>>>;

/** The order is that of a phone's bottom bar too: the first four are under the thumb. */
const places: readonly Place[] = [
  { page: 'today', icon: House, goKey: 't', shown: canCoordinate },
  { page: 'calendar', icon: CalendarRange, goKey: 'c', shown: canCoordinate },
  { page: 'runs', icon: CalendarDays, goKey: 'r', shown: canCoordinate },
  { page: 'people', icon: Users, goKey: 'p', shown: canCoordinate },
  { page: 'courses', icon: BookOpen, goKey: 'u', shown: canCoordinate },
  { page: 'programmes', icon: ChartGantt, goKey: 'o', shown: canCoordinate },
  { page: 'institutions', icon: Building2, goKey: 'i', shown: canCoordinate },
  { page: 'qualifications', icon: Award, goKey: 'q', shown: canCoordinate },
  // The letter of its own is that of the runs.
  {
    page: 'reports',
    icon: ChartColumn,
    goKey: 'e',
    shown: (actor) => canCoordinate(actor) || canObserve(actor),
  },
  { page: 'settings', icon: Settings, goKey: 's', shown: canAdminister },
];

/** What the navigation offers to this account. It hides; the pages themselves decide. */
export function navigationFor(actor: Actor, t: ShellText): NavigationItem[] {
  return places
    .filter(({ shown }) => shown(actor))
    .map(({ page, icon: Icon, goKey }) => ({
      href: `/${page}`,
      label: t(`nav.${page}`),
      short: t.has(`navShort.${page}`) ? t(`navShort.${page}`) : undefined,
      icon: <Icon aria-hidden />,
      goKey,
    }));
}

/** Pages that the palette finds beside those of the navigation: they have a way in from another page. */
export function morePagesFor(actor: Actor, t: ShellText): NavigationItem[] {
  if (!canCoordinate(actor)) return [];
  return [{ href: '/venues', label: t('nav.venues'), icon: <MapPin aria-hidden /> }];
}

/** Pages of the account's own person, as a trainer and as a participant; an account of the office alone has none. */
export function accountLinksFor(actor: Actor, t: ShellText): NavigationItem[] {
  const account = { href: '/settings/account', label: t('myAccount'), icon: <Settings aria-hidden /> };
  if (!actor.personId) return [account];
  return [
    { href: '/register', label: t('register'), icon: <ClipboardCheck aria-hidden /> },
    { href: '/me', label: t('myPage'), icon: <UserRound aria-hidden /> },
    account,
  ];
}
