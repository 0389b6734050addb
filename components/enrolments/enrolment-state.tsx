import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { EnrolmentState as Value } from '@/prisma/generated/enums';

const tones: Record<Value, Tone> = {
  NOMINATED: 'neutral',
  INVITED: 'info',
  CONFIRMED: 'ok',
  WAITING_LIST: 'warn',
  DECLINED: 'ended',
  WITHDRAWN: 'ended',
  NO_SHOW: 'danger',
};

/** Where somebody's place on a run stands. Its messages: `enrolments.state`. */
export function EnrolmentState({ state, plain }: { state: Value; plain?: boolean }) {
  const t = useTranslations('enrolments.state');
  return (
    <State tone={tones[state]} plain={plain}>
      {t(state)}
    </State>
  );
}
