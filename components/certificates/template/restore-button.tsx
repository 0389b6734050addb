'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { restoreTemplateSchema } from '@/lib/certificates/templates/schema';
import type { z } from '@/lib/errors/zod';

type Input = z.output<typeof restoreTemplateSchema>;

/** Brings a version back (0: the built-in look), as a new one: what was before it stays, and can be brought back in turn. */
export function RestoreButton({
  restore,
  ...input
}: Input & { restore: Action<Input, { version: number }> }) {
  const t = useTranslations('certificateTemplates');
  const router = useRouter();
  const command = useCommand(restore, {
    onDone: ({ version }) => {
      toast.success(
        input.version === 0
          ? t('builtInRestored', { version })
          : t('isRestored', { from: input.version, version }),
      );
      router.push(`/courses/${input.courseId}/certificate?language=${input.language}`);
      router.refresh();
    },
  });
  return (
    <>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Button
        size="sm"
        pending={command.pending}
        aria-label={input.version === 0 ? undefined : t('restoreOne', { version: input.version })}
        onClick={() => command.run(input)}
      >
        {input.version === 0 ? t('restoreBuiltIn') : t('restore')}
      </Button>
    </>
  );
}
