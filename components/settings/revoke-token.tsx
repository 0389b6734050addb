'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { CommandAction } from './command-action';

type Props = { tokenId: string; name: string; revoke: CommandAction<{ tokenId: string }> };

/** Takes a token back. It asks first: the program that uses it stops, and nothing brings the token back. */
export function RevokeToken({ tokenId, name, revoke }: Props) {
  const t = useTranslations('apiTokens');
  const errors = useTranslations('errors');
  const refusalText = useRefusalText();
  const router = useRouter();
  const perform = async () => {
    const answer = await revoke({ tokenId }).catch(() => undefined);
    if (answer?.data?.ok) {
      toast.success(t('revoked'));
      router.refresh();
      return true;
    }
    const [refused] = answer?.data?.ok === false ? answer.data.refusals : [];
    if (answer?.serverError) toast.error(errors('failedId', { id: answer.serverError.errorId }));
    else toast.error(refusalText(refused ?? { code: 'NO_CONNECTION' }));
    return false;
  };
  return (
    <AlertDialog
      danger
      title={t('revokeTitle')}
      description={t('revokeText', { name })}
      confirmLabel={t('revoke')}
      onConfirm={perform}
      trigger={
        <Button size="sm" aria-label={t('revokeOne', { name })}>
          {t('revoke')}
        </Button>
      }
    />
  );
}
