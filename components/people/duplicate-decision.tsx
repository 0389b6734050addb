'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/errors/outcome';
import type { ApartInput } from '@/lib/people/duplicates/schema';

type Answer = Promise<{ data?: Outcome<{ apart: boolean }>; serverError?: { errorId: string } } | undefined>;

type Props = {
  aId: string;
  bId: string;
  /** Decided to be two people. */
  apart: boolean;
  mayMerge: boolean;
  decide: (input: ApartInput) => Answer;
};

/** Two people, or one: the first is remembered and can be taken back, the second leads to the preview of the merge. */
export function DuplicateDecision({ aId, bId, apart, mayMerge, decide }: Props) {
  const t = useTranslations('duplicates');
  const common = useTranslations('common');
  const router = useRouter();
  const { run, pending } = useCommand(decide, {
    onDone: (done) => {
      const undo = { label: common('undo'), onClick: () => run({ aId, bId, apart: !done.apart }) };
      toast(t(done.apart ? 'notSameDone' : 'againDone'), { action: undo });
      router.refresh();
    },
  });
  return (
    <span className="flex flex-wrap gap-2 max-md:justify-end">
      <Button size="sm" pending={pending} onClick={() => run({ aId, bId, apart: !apart })}>
        {t(apart ? 'again' : 'notSame')}
      </Button>
      {mayMerge && !apart && (
        <LinkButton size="sm" href={`/people/merge?a=${aId}&b=${bId}`}>
          {t('merge')}
        </LinkButton>
      )}
    </span>
  );
}
