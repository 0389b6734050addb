'use client';

import { useState } from 'react';
import { Field } from '../ui/field';
import { Textarea } from '../ui/textarea';

/** The reason of a decision that is not taken without one. */
export function useReason() {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return {
    /** What was given; null says beside the field that it is missing. */
    given(): string | null {
      if (reason.trim()) return reason;
      setMissing(true);
      return null;
    },
    field: {
      reason,
      missing,
      onChange(text: string) {
        setReason(text);
        setMissing(false);
      },
    },
  };
}

type Props = ReturnType<typeof useReason>['field'] & { label: string; hint?: string };

export function ReasonField({ label, hint, reason, missing, onChange }: Props) {
  return (
    <Field label={label} hint={hint} required error={missing ? 'REQUIRED' : undefined}>
      <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
