'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

type Props = {
  label: string;
  hint: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  error?: string;
};

/** Several short texts, one a line. Empty lines are nothing. */
export function LinesField({ label, hint, lines, onChange, error }: Props) {
  const [text, setText] = useState(lines.join('\n'));
  return (
    <Field label={label} hint={hint} error={error}>
      <Textarea
        rows={3}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(
            event.target.value
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          );
        }}
      />
    </Field>
  );
}
