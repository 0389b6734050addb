'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm, useWatch, type Resolver } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { useUnsaved } from '@/components/forms/use-unsaved';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import {
  typedForm,
  type FormDefinition,
  type saveFormSchema,
  type TypedForm,
} from '@/lib/assessment/forms/schema';
import type { z } from '@/lib/errors/zod';
import type { Locale } from '@/lib/text/locale';
import { draftOf, sentForm, withoutRussian } from './edits';
import { FormPreview, type PhoneWords } from './preview';
import { QuestionList } from './question-list';

type Props = {
  courseId: string;
  kind: TypedForm['kind'];
  definition: FormDefinition;
  latest: number;
  /** What the form was begun from. */
  base: string;
  words: Record<Locale, PhoneWords>;
  locale: Locale;
  save: Action<z.output<typeof saveFormSchema>, { version: number }>;
};

const resolve = zodResolver(typedForm) as unknown as Resolver<TypedForm>;

/** What a course asks, question by question, and beside it how it is asked on a phone, as one types. */
export function FormEditor({ courseId, kind, definition, latest, base, words, locale, save }: Props) {
  const t = useTranslations('feedbackForms');
  const router = useRouter();
  const form = useForm<TypedForm>({
    resolver: (values, context, options) => resolve(sentForm(values), context, options),
    defaultValues: draftOf(kind, definition),
  });
  const typed = useWatch({ control: form.control }) as TypedForm;
  const { isDirty } = form.formState;
  useUnsaved(isDirty, t('unsaved'));
  const command = useCommand(save, {
    form,
    onDone: ({ version }) => {
      toast.success(version === latest ? t('unchanged') : t('savedAs', { version }));
      form.reset(form.getValues());
      router.push(`/courses/${courseId}/forms?kind=${kind}`);
      router.refresh();
    },
  });
  const english = withoutRussian(typed);
  const meanwhile = command.refusals.find(({ code }) => code === 'CHANGED_MEANWHILE');
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_27rem]">
      <form
        noValidate
        className="flex min-w-0 flex-col gap-4"
        onSubmit={form.handleSubmit(({ questions }) => command.run({ courseId, kind, base, questions }))}
      >
        {meanwhile && (
          <Notice
            tone="danger"
            live
            actions={
              <a
                className="link"
                href={`/courses/${courseId}/forms?kind=${kind}`}
                target="_blank"
                rel="noopener"
              >
                {t('meanwhileLook')}
              </a>
            }
          >
            {t('meanwhile')}
          </Notice>
        )}
        <Failure
          refusals={command.refusals.filter((refusal) => refusal !== meanwhile)}
          errorId={command.errorId}
        />
        <QuestionList form={form} before={definition.questions} />
        <div className="flex flex-wrap items-center justify-end gap-2 max-md:*:flex-auto">
          {english > 0 && (
            <p className="text-ink-muted mr-auto text-sm max-md:basis-full">
              {t('withoutRussian', { count: english })}
            </p>
          )}
          {isDirty && <Button onClick={() => form.reset()}>{t('discard')}</Button>}
          <SubmitButton pending={command.pending}>{t('save', { version: latest + 1 })}</SubmitButton>
        </div>
      </form>
      <div className="min-w-0 xl:sticky xl:top-[calc(var(--sticky-top,0px)+1rem)]">
        <FormPreview typed={typed} words={words} locale={locale} />
      </div>
    </div>
  );
}
