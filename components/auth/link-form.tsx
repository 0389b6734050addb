'use client';

import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { SubmitButton } from '@/components/ui/submit-button';
import { goOn } from './go-on';
import { InvalidLink } from './invalid-link';
import { Refused } from './refused';
import type { TokenAction } from './token-action';
import { useToken } from './use-token';

/** A press signs in: opening the page does not, because mail filters open every link. */
export function LinkForm({ signIn }: { signIn: TokenAction<{ token: string }> }) {
  const t = useTranslations('signIn.linkPage');
  const token = useToken();
  const { run, pending, refusals, errorId } = useCommand(signIn, { onDone: goOn });
  if (token === '' || refusals.some(({ code }) => code === 'LINK_NOT_VALID')) return <InvalidLink />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run({ token: token ?? '' });
      }}
      className="flex flex-col gap-4"
    >
      <p>{t('text')}</p>
      <Refused refusals={refusals} errorId={errorId} />
      <SubmitButton pending={pending}>{t('submit')}</SubmitButton>
    </form>
  );
}
