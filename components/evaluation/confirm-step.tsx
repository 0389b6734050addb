'use client';

import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';

type Props = {
  runId: string;
  step: Action<{ runId: string }, unknown>;
  words: { action: string; title: string; text: string; confirm: string; done: string };
};

/** A step that says what it will do before it does it. */
export function ConfirmStep({ runId, step, words }: Props) {
  const form = useForm<Record<string, never>>();
  return (
    <FormDialog
      form={form}
      action={step}
      input={() => ({ runId })}
      title={words.title}
      description={words.text}
      trigger={<Button>{words.action}</Button>}
      confirm={words.confirm}
      done={words.done}
    >
      {null}
    </FormDialog>
  );
}
