'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { AccountState } from '@/lib/auth/accounts/rules';
import type { CommandAction } from './command-action';

type Verb = 'closeAccount' | 'openAccount' | 'sendInvitationAgain' | 'signOutAccount';
type Props = {
  accountId: string;
  state: AccountState;
  actions: Record<Verb, CommandAction<{ accountId: string }>>;
};

/** What can be done with an account as it is now. Closing asks first: it ends what somebody may be doing. */
export function AccountActions({ accountId, state, actions }: Props) {
  const t = useTranslations('settings.accountPage');
  const tErrors = useTranslations('errors');
  const refusalText = useRefusalText();
  const router = useRouter();
  const perform = async (verb: Verb) => {
    const answer = await actions[verb]({ accountId }).catch(() => undefined);
    if (answer?.data?.ok) {
      toast.success(t(`done.${verb}`));
      router.refresh();
      return true;
    }
    const [refused] = answer?.data?.ok === false ? answer.data.refusals : [];
    if (answer?.serverError) toast.error(tErrors('failedId', { id: answer.serverError.errorId }));
    else toast.error(refusalText(refused ?? { code: 'NO_CONNECTION' }));
    return false;
  };
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'INVITED' && (
        <Button onClick={() => void perform('sendInvitationAgain')}>{t('sendInvitationAgain')}</Button>
      )}
      {state === 'ACTIVE' && (
        <Button onClick={() => void perform('signOutAccount')}>{t('signOutAccount')}</Button>
      )}
      {state === 'DISABLED' ? (
        <Button onClick={() => void perform('openAccount')}>{t('openAccount')}</Button>
      ) : (
        <AlertDialog
          danger
          title={t('closeTitle')}
          description={t('closeText')}
          confirmLabel={t('closeAccount')}
          onConfirm={() => perform('closeAccount')}
          trigger={<Button variant="danger">{t('closeAccount')}</Button>}
        />
      )}
    </div>
  );
}
