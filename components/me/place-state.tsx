import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { EnrolmentState } from '@/prisma/generated/enums';

const tones: Record<EnrolmentState, Tone> = {
  NOMINATED: 'neutral',
  INVITED: 'info',
  CONFIRMED: 'ok',
  WAITING_LIST: 'warn',
  DECLINED: 'neutral',
  WITHDRAWN: 'neutral',
  NO_SHOW: 'neutral',
};

/** Whether one has a place on a course, said to the person. */
export function PlaceState({ state, plain }: { state: EnrolmentState; plain?: boolean }) {
  const t = useTranslations('me.state');
  return (
    <State tone={tones[state]} plain={plain}>
      {t(state)}
    </State>
  );
}
