import type { ReactNode } from 'react';
import { getLocale, getMessages } from 'next-intl/server';
import { MoreMessages } from './more-messages';

type Tree = { [key: string]: string | Tree };

/** The part of the messages under the given paths ("runs", "attendance.register"). An unknown path gives nothing. */
function pick(messages: Tree, paths: readonly string[]): Tree {
  const picked: Tree = {};
  for (const path of paths) {
    let [from, to]: [Tree, Tree] = [messages, picked];
    const keys = path.split('.');
    for (const [depth, key] of keys.entries()) {
      const found = from[key];
      if (found === undefined) break;
      if (depth === keys.length - 1 || typeof found === 'string') to[key] = found;
      else [from, to] = [found, (to[key] ??= {}) as Tree];
    }
  }
  return picked;
}

/**
 * Sends messages to the client components below it, beside those that are there already. A page or layout that draws
 * client components of its domain wraps them: <ClientMessages namespaces={['runs']}>.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: readonly string[];
  children: ReactNode;
}) {
  const [locale, messages] = await Promise.all([getLocale(), getMessages() as Promise<Tree>]);
  return (
    <MoreMessages locale={locale} messages={pick(messages, namespaces)}>
      {children}
    </MoreMessages>
  );
}
