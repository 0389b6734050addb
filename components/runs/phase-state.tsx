import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { RunPhase } from '@/lib/runs/rules';

const tones: Record<RunPhase, Tone> = {
  PLANNED: 'info',
  UNDER_WAY: 'ok',
  FINISHED: 'neutral',
  CANCELLED: 'ended',
};

/** Where a run stands, as colour, sign and word. */
export function PhaseState({ phase, plain }: { phase: RunPhase; plain?: boolean }) {
  const t = useTranslations('runs.phase');
  return (
    <State tone={tones[phase]} plain={plain}>
      {t(phase)}
    </State>
  );
}
