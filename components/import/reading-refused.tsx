'use client';

import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { LinkButton } from '@/components/ui/link-button';
import { RefusedState } from '@/components/ui/refused-state';
import type { Refusal } from '@/lib/errors/outcome';

/** A list that came in and cannot be read any more: why, and the way to another file. */
export function ReadingRefused({ refusals, path }: { refusals: Refusal[]; path: string }) {
  const errors = useTranslations('common');
  const text = useRefusalText();
  const [first, ...more] = refusals.map(text);
  return (
    <RefusedState title={first} action={<LinkButton href={path}>{errors('back')}</LinkButton>}>
      {more.map((each, index) => (
        <p key={index}>{each}</p>
      ))}
    </RefusedState>
  );
}
