'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { chooseTemplateSchema } from '@/lib/certificates/templates/schema';
import type { z } from '@/lib/errors/zod';

type Input = z.output<typeof chooseTemplateSchema>;
export type ChooseTemplate = Action<Input, { version: number | null }>;

/** Lets the next papers of a run be by the newest version of the design; those that are out stay as they are. */
export function MoveTemplate({
  input,
  version,
  choose,
}: {
  input: Input;
  version: number;
  choose: ChooseTemplate;
}) {
  const t = useTranslations('certificateTemplates.run');
  const router = useRouter();
  const command = useCommand(choose, {
    onDone: () => {
      toast.success(t('moved', { version }));
      router.refresh();
    },
  });
  return (
    <>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Button size="sm" className="mt-1" pending={command.pending} onClick={() => command.run(input)}>
        {t('move', { version })}
      </Button>
    </>
  );
}
