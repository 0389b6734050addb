'use client';

import type { ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { toast } from '@/components/ui/toast';

type Props<Values extends FieldValues, Input> = {
  form: UseFormReturn<Values>;
  save: Action<Input, unknown>;
  /** What is saved, of what was typed. */
  input: (values: Values) => Input;
  /** The page that it belongs to: where saving and cancelling lead. */
  page: string;
  children: ReactNode;
};

/** The page of one thing of a programme, entered or corrected; saved, it leads back to the programme. */
export function EntryForm<Values extends FieldValues, Input>({
  form,
  save,
  input,
  page,
  children,
}: Props<Values, Input>) {
  const common = useTranslations('common');
  const router = useRouter();
  const command = useCommand(save, {
    form,
    onDone: () => {
      toast.success(common('saved'));
      router.push(page);
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((values) => command.run(input(values)))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      {children}
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={page}>{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {common('save')}
        </Button>
      </div>
    </form>
  );
}
