'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/errors/outcome';
import { useCommand } from './use-command';

/** An action whose input is bound already. */
type Step = () => Promise<{ data?: Outcome<unknown>; serverError?: { errorId: string } }>;

type Props = {
  archived: boolean;
  archive: Step;
  restore: Step;
  /** `hint`: what being archived means, said when it is done. */
  words: { archive: string; restore: string; archived: string; restored: string; hint: string };
};

/** How long the way back stands on the screen. */
const undoMs = 15_000;

/** Takes something out of what is offered, or back into it; each undoes the other. */
export function ArchiveSwitch({ archived, archive, restore, words }: Props) {
  const common = useTranslations('common');
  const router = useRouter();
  const back = useCommand(() => restore(), {
    onDone: () => {
      toast.success(words.restored);
      router.refresh();
    },
  });
  const away = useCommand(() => archive(), {
    onDone: () => {
      const action = { label: common('undo'), onClick: () => back.run(undefined) };
      toast(words.archived, { description: words.hint, action, duration: undoMs });
      router.refresh();
    },
  });
  const step = archived ? back : away;
  return (
    <>
      <Button pending={step.pending} onClick={() => step.run(undefined)}>
        {archived ? words.restore : words.archive}
      </Button>
      <Failure refusals={[...away.refusals, ...back.refusals]} errorId={away.errorId ?? back.errorId} />
    </>
  );
}
