'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { Refused } from './refused';
import type { SheetActions } from './sheet-types';

type Props = {
  token: string;
  nominationId: string;
  nominee: { question: string | null };
  answer: SheetActions['answer'];
  onAnswered: (said: string) => void;
};

/** What the office asks about a nomination, and the place for the answer. */
export function AnswerForm({ token, nominationId, nominee, answer, onAnswered }: Props) {
  const t = useTranslations('nominate');
  const [text, setText] = useState('');
  const { run, pending, refusals, errorId } = useCommand(answer, { onDone: () => onAnswered(t('answered')) });
  return (
    <form
      className="border-warn/35 bg-warn-soft flex flex-col gap-3 rounded-md border p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !pending) run({ token, nominationId, answer: text });
      }}
    >
      <p>
        <span className="font-semibold">{t('question')}</span> {nominee.question}
      </p>
      <Refused refusals={refusals} errorId={errorId} />
      <Field label={t('yourAnswer')} required>
        <Textarea rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="self-start">
        {t('sendAnswer')}
      </Button>
    </form>
  );
}
