'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Refused } from '@/components/auth/refused';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { CommandAction } from './command-action';

type Props = {
  grants: readonly { id: string; text: ReactNode }[];
  takeRight: CommandAction<{ grantId: string }>;
};

/** The rights that an account holds; each can be taken away. */
export function GrantList({ grants, takeRight }: Props) {
  const t = useTranslations('settings.grants');
  const router = useRouter();
  const { run, pending, refusals, errorId } = useCommand(takeRight, {
    onDone: () => {
      toast.success(t('taken'));
      router.refresh();
    },
  });
  return (
    <>
      <Refused refusals={refusals} errorId={errorId} />
      {grants.length === 0 && <p className="text-ink-muted">{t('none')}</p>}
      <ul className="divide-line divide-y">
        {grants.map(({ id, text }) => (
          <li key={id} className="flex items-center justify-between gap-3 py-1.5">
            <span id={`grant-${id}`} className="min-w-0">
              {text}
            </span>
            <Button
              size="sm"
              disabled={pending}
              aria-describedby={`grant-${id}`}
              onClick={() => run({ grantId: id })}
            >
              {t('take')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
