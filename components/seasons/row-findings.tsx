'use client';

import { useRefusalText } from '@/components/forms/refusal-text';
import { useErrorText } from '@/components/ui/error-text';
import { ToneIcon } from '@/components/ui/state';
import type { Finding } from '@/lib/runs/seasons/rules';

/** What stands against a row, and what is only to be seen; `text`: what was refused about the row as a whole. */
export function RowFindings({ findings, text }: { findings: readonly Finding[]; text?: string }) {
  const say = useRefusalText();
  const error = useErrorText();
  if (findings.length === 0 && !text) return null;
  return (
    <ul aria-live="polite" className="flex flex-col gap-1">
      {text && <Line tone="danger" text={error(text)} />}
      {findings.map(({ weight, refusal }) => (
        <Line
          key={JSON.stringify(refusal)}
          tone={weight === 'REFUSAL' ? 'danger' : 'warn'}
          text={say(refusal)}
        />
      ))}
    </ul>
  );
}

const colour = { danger: 'text-danger', warn: 'text-warn' } as const;

function Line({ tone, text }: { tone: keyof typeof colour; text: string }) {
  return (
    <li className="flex items-start gap-2">
      <ToneIcon tone={tone} className={`${colour[tone]} mt-0.5`} />
      <span>{text}</span>
    </li>
  );
}
