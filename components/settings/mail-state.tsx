import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { MailState } from '@/prisma/generated/enums';

const tones: Record<MailState, Tone> = { QUEUED: 'info', SENT: 'ok', FAILED: 'danger', KEPT: 'neutral' };

/** How far a mail has come. */
export function MailStateMark({ state, plain }: { state: MailState; plain?: boolean }) {
  const t = useTranslations('settings.mails.states');
  return (
    <State tone={tones[state]} plain={plain}>
      {t(state)}
    </State>
  );
}
