'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

type Step = Action<{ venueId: string }, { venueId: string }>;

type Props = { venueId: string; name: string; archived: boolean; archive: Step; restore: Step };

/** Takes a venue out of what is offered, or back into it; each undoes the other. */
export function ArchiveVenue({ venueId, name, archived, archive, restore }: Props) {
  const t = useTranslations('venues');
  const common = useTranslations('common');
  const router = useRouter();
  const back = useCommand(restore, {
    onDone: () => {
      toast.success(t('restoredDone', { name }));
      router.refresh();
    },
  });
  const away = useCommand(archive, {
    onDone: () => {
      const action = { label: common('undo'), onClick: () => back.run({ venueId }) };
      toast(t('archivedDone', { name }), { description: t('archiveHint'), action });
      router.refresh();
    },
  });
  const step = archived ? back : away;
  return (
    <>
      <Button pending={step.pending} onClick={() => step.run({ venueId })}>
        {t(archived ? 'restore' : 'archive')}
      </Button>
      <Failure refusals={[...away.refusals, ...back.refusals]} errorId={away.errorId ?? back.errorId} />
    </>
  );
}
