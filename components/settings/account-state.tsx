import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { AccountState } from '@/lib/auth/accounts/rules';

const tones: Record<AccountState, Tone> = { ACTIVE: 'ok', INVITED: 'info', DISABLED: 'ended' };

/** Whether an account can be used. */
export function AccountStateMark({ state, plain }: { state: AccountState; plain?: boolean }) {
  const t = useTranslations('settings.accounts.states');
  return (
    <State tone={tones[state]} plain={plain}>
      {t(state)}
    </State>
  );
}
