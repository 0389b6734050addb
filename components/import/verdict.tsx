import { useTranslations } from 'next-intl';
import { State, type Tone } from '@/components/ui/state';
import type { Verdict as Value } from '@/lib/enrolments/imports/types';

const tones: Record<Value, Tone> = { NEW: 'info', SAME: 'ok', MAYBE: 'warn', REFUSED: 'danger' };

/** What a row of a list was found to be. Its messages: `import.verdict`. */
export function Verdict({ verdict }: { verdict: Value }) {
  const t = useTranslations('import.verdict');
  return <State tone={tones[verdict]}>{t(verdict)}</State>;
}
