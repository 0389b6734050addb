'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Refusal } from '@/lib/errors/outcome';
import { useProblemText } from './problem-text';

const shown = 5;

type Props = { title?: string; refusals: readonly Refusal[]; errorId: string | null };

/** Why nothing was done: the first few reasons with the names, and how many more; or the number of an error. */
export function RefusedList({ title, refusals, errorId }: Props) {
  const t = useTranslations('certificates');
  const errors = useTranslations('errors');
  const general = useTranslations('refusals');
  const text = useProblemText();
  if (errorId) {
    return (
      <Notice tone="danger" live title={errors('failedTitle')}>
        {errors('failedText')} {errors('failedId', { id: errorId })}
      </Notice>
    );
  }
  if (refusals.length === 0) return null;
  const line = (refusal: Refusal) => {
    const known = t.has(`problem.${refusal.code}`);
    const what = known
      ? text(refusal)
      : general.has(refusal.code)
        ? general(refusal.code)
        : general('INVALID');
    return refusal.params?.person ? `${refusal.params.person}: ${what}` : what;
  };
  return (
    <Notice tone="danger" live title={title}>
      {refusals.slice(0, shown).map((refusal, index) => (
        <p key={index}>{line(refusal)}</p>
      ))}
      {refusals.length > shown && <p>{t('refusedMore', { count: refusals.length - shown })}</p>}
    </Notice>
  );
}
