'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { useDesk } from './desk';

/** Puts one person on the list of an issue, or takes them off. */
export function SelectBox({ enrolmentId, label }: { enrolmentId: string; label: string }) {
  const { chosen, set } = useDesk();
  return (
    <Checkbox
      hideLabel
      label={label}
      checked={chosen.has(enrolmentId)}
      onChange={(event) => set([enrolmentId], event.target.checked)}
    />
  );
}
