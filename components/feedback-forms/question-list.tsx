import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useFieldArray, useWatch, type UseFormReturn } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import { mostQuestions, type Question, type TypedForm } from '@/lib/assessment/forms/schema';
import { blankQuestion, placeAfter } from './edits';
import { QuestionCard } from './question-card';
import { QuestionFields } from './question-fields';

type Props = { form: UseFormReturn<TypedForm>; before: readonly Question[] };

/** The questions in their order: added, removed, moved with buttons or with Alt and the arrows. */
export function QuestionList({ form, before }: Props) {
  const t = useTranslations('feedbackForms');
  const common = useTranslations('common');
  const { fields, append, remove, insert, move } = useFieldArray({
    control: form.control,
    name: 'questions',
  });
  const typed = useWatch({ control: form.control, name: 'questions' });
  const of = form.getValues('kind');
  /** Cards that were opened or closed by hand. A new question is open. */
  const [opened, setOpened] = useState<Record<string, boolean>>({});
  const [moved, setMoved] = useState('');
  const errors = form.formState.errors.questions;

  const moveBy = (place: number, step: -1 | 1) => {
    const to = placeAfter(place, step, fields.length);
    if (to === null) return;
    // The card goes elsewhere in the page, and what had the focus in it keeps it.
    const focused = document.activeElement;
    flushSync(() => {
      move(place, to);
      setMoved(t('moved', { place: to + 1, count: fields.length }));
    });
    if (focused instanceof HTMLElement) focused.focus();
  };
  const take = (place: number) => {
    const question = form.getValues(`questions.${place}`);
    remove(place);
    toast(t('removed', { text: question.textEn || t('newQuestion') }), {
      action: { label: common('undo'), onClick: () => insert(place, question, { shouldFocus: false }) },
    });
  };

  return (
    <Panel
      title={t('questions')}
      hint={t('questionsHint')}
      flush
      footer={
        <div className="flex flex-col gap-2">
          {(errors?.root?.message ?? errors?.message) && (
            <FieldError>{errors?.root?.message ?? errors?.message}</FieldError>
          )}
          {fields.length < mostQuestions && (
            <Button
              className="self-start"
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => append({ ...blankQuestion }, { focusName: `questions.${fields.length}.textEn` })}
            >
              {t('addQuestion')}
            </Button>
          )}
        </div>
      }
    >
      <p role="status" className="sr-only">
        {moved}
      </p>
      <ol aria-label={t('questions')} className="divide-line border-line divide-y border-t">
        {fields.map((field, place) => {
          const question = typed[place] ?? field;
          return (
            <QuestionCard
              key={field.id}
              of={of}
              question={question}
              place={place}
              count={fields.length}
              open={(opened[field.id] ?? field.key === '') || errors?.[place] !== undefined}
              onOpen={(open) => setOpened((all) => ({ ...all, [field.id]: open }))}
              onMove={(step) => moveBy(place, step)}
              onRemove={() => take(place)}
            >
              <QuestionFields form={form} question={question} place={place} before={before} />
            </QuestionCard>
          );
        })}
      </ol>
    </Panel>
  );
}
