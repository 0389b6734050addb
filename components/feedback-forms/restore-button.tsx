'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { restoreFormSchema } from '@/lib/assessment/forms/schema';
import type { z } from '@/lib/errors/zod';

type Input = z.output<typeof restoreFormSchema>;
export type RestoreForm = Action<Input, { version: number }>;

/** Brings a version back, as a new one; 0 is the form that Cascade brings. */
export function RestoreButton({ restore, ...input }: Input & { restore: RestoreForm }) {
  const t = useTranslations('feedbackForms');
  const router = useRouter();
  const command = useCommand(restore, {
    onDone: ({ version }) => {
      toast.success(t('isRestored', { version }));
      router.push(`/courses/${input.courseId}/forms?kind=${input.kind}`);
      router.refresh();
    },
  });
  return (
    <>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Button
        size="sm"
        pending={command.pending}
        aria-label={input.version === 0 ? t('restoreBrought') : t('restoreOne', { version: input.version })}
        onClick={() => command.run(input)}
      >
        {t('restore')}
      </Button>
    </>
  );
}
