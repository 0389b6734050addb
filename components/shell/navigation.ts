import type { ReactNode } from 'react';

/** One place of the main navigation. `short`: for the bar of a phone. `goKey`: the letter after `g` that leads there. */
export type NavigationItem = { href: string; label: string; short?: string; icon: ReactNode; goKey?: string };

export type Account = { name: string; email: string; language: 'EN' | 'RU' };

export const isHere = (path: string, href: string) => path === href || path.startsWith(`${href}/`);

/** On a phone the navigation lies at the bottom; of one place there is none. */
export const hasBottomBar = (navigation: readonly NavigationItem[]): boolean => navigation.length > 1;
