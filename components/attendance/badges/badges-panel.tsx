'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { IdCard } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { Bearer } from './badge-bearer';
import { BadgesDialog } from './badges-dialog';
import type { RenewBadge } from './renew-badge';

type Props = { runId: string; people: readonly Bearer[]; trainers: number; renew: RenewBadge };

/** The way to the badges of a run; says so where nobody has a place. */
export function BadgesPanel({ runId, people, trainers, renew }: Props) {
  const t = useTranslations('paper');
  const [open, setOpen] = useState(false);
  const nobody = people.length + trainers === 0;
  return (
    <Panel
      title={t('badges')}
      hint={nobody ? undefined : t('badgesHint')}
      flush
      actions={
        !nobody && (
          <Button icon={<IdCard aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
            {t('badgesOpen')}
          </Button>
        )
      }
    >
      {nobody && (
        <p className="text-ink-muted px-4 pb-4">
          {t('badgesEmpty')}. {t('badgesEmptyText')}
        </p>
      )}
      {open && (
        <BadgesDialog
          runId={runId}
          people={people}
          trainers={trainers}
          renew={renew}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}
