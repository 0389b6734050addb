'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { DemoAccount } from '@/lib/auth/accounts/demo';

/** The demonstration accounts, where there are any: one press fills the form. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const t = useTranslations('signIn.demo');
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    fetch('/api/demo-accounts', { signal: stop.signal })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as DemoAccount[]) : []))
      .then(setAccounts)
      // The form works without them.
      .catch(() => undefined);
    return () => stop.abort();
  }, []);
  if (accounts.length === 0) return null;
  return (
    <Notice tone="info" title={t('title')}>
      <p className="text-sm">{t('text')}</p>
      <ul className="-mx-2 mt-2 flex flex-col">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => onChoose(account)}
              className="hover:bg-hover min-h-control flex w-full flex-col justify-center rounded-md px-2 py-1 text-left"
            >
              <span className="font-medium">
                {t.has(`roles.${account.role}`) ? t(`roles.${account.role}`) : account.role}
              </span>
              <span className="text-ink-muted flex flex-wrap gap-x-2 text-sm">
                <span>{account.name}</span>
                <span className="break-all">{account.email}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
