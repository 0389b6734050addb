'use client';

import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import { useRefusalText } from '@/components/forms/refusal-text';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { TestKind } from '@/prisma/generated/enums';
import type { TestStepAction } from './actions';

type Test = { runId: string; kind: TestKind };

type Asking = Test & {
  step: TestStepAction;
  words: { action: string; title: string; text: string; confirm: string; done: string };
};

/** A step of a test that says what it will do before it does it. */
export function TestStep({ runId, kind, step, words }: Asking) {
  const form = useForm<Record<string, never>>();
  return (
    <FormDialog
      form={form}
      action={step}
      input={() => ({ runId, kind })}
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

type Pressing = Test & { step: TestStepAction; words: { action: string; done: string } };

/** A step that is taken back as easily as it is done: it asks nothing. */
export function TestPress({ runId, kind, step, words }: Pressing) {
  const router = useRouter();
  const text = useRefusalText();
  const command = useCommand(step, {
    onDone: () => {
      toast.success(words.done);
      router.refresh();
    },
  });
  const refused = command.refusals.map((refusal) => text(refusal)).join(' ') || command.errorId;
  return (
    <>
      <Button pending={command.pending} onClick={() => command.run({ runId, kind })}>
        {words.action}
      </Button>
      {refused && (
        <p role="alert" className="text-danger w-full text-sm">
          {refused}
        </p>
      )}
    </>
  );
}
