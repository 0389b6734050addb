'use client';

import { useTranslations } from 'next-intl';
import { Refused } from '@/components/auth/refused';
import { useCommand } from '@/components/forms/use-command';
import { goOn } from '@/components/auth/go-on';
import { Button } from '@/components/ui/button';
import type { CommandAction } from './command-action';

/** Ends one's own sign-ins, this one too. */
export function SignOutEverywhere({ signOut }: { signOut: CommandAction<Record<string, never>> }) {
  const t = useTranslations('settings.own');
  const { run, pending, refusals, errorId } = useCommand(signOut, {
    // Nobody is signed in any more: the first page leads to the sign-in.
    onDone: goOn,
  });
  return (
    <>
      <Refused refusals={refusals} errorId={errorId} />
      <Button pending={pending} onClick={() => run({})}>
        {t('signOutEverywhere')}
      </Button>
    </>
  );
}
