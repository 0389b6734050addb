'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { otherName } from '@/lib/people/names/rules';
import { RenewDialog, type RenewBadge } from './renew-badge';

export type Bearer = { id: string; officialName: string | null; latinName: string | null };

type Props = {
  runId: string;
  person: Bearer;
  name: string;
  chosen: boolean;
  onChoose: (on: boolean) => void;
  renew: RenewBadge;
};

/** Somebody of the run: is a badge printed, and was the former one lost? */
export function BadgeBearer({ runId, person, name, chosen, onChoose, renew }: Props) {
  const t = useTranslations('paper');
  const [renewing, setRenewing] = useState(false);
  return (
    <li className="flex items-center gap-2">
      <Checkbox
        label={<span dir="auto">{name}</span>}
        hint={otherName(person)}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
        className="min-w-0 flex-1"
      />
      <Button size="sm" variant="quiet" aria-label={t('renewOf', { name })} onClick={() => setRenewing(true)}>
        {t('renew')}
      </Button>
      {renewing && (
        <RenewDialog
          runId={runId}
          enrolmentId={person.id}
          name={name}
          renew={renew}
          onClose={() => setRenewing(false)}
        />
      )}
    </li>
  );
}
