import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { StatusOn } from '@/lib/qualifications/rules';

const tones: Record<StatusOn, Tone> = {
  LIVE: 'ok',
  NOT_YET: 'info',
  EXPIRED: 'neutral',
  SUSPENDED: 'warn',
  WITHDRAWN: 'ended',
};

/** How a status stands today, as colour, sign and word. `ending`: it is live, and its last day is near. */
export function StatusState({ state, ending }: { state: StatusOn; ending?: boolean }) {
  const t = useTranslations('qualifications.state');
  return (
    <State tone={ending ? 'warn' : tones[state]} plain>
      {t(ending ? 'ENDING' : state)}
    </State>
  );
}
