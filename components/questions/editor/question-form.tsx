'use client';

import { useEffect, useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm, useWatch } from 'react-hook-form';
import { useUnsaved } from '@/components/forms/use-unsaved';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Fieldset } from '@/components/ui/fieldset';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import { hasOptions } from '@/lib/assessment/questions/rules';
import { questionSchema, type QuestionInput, type QuestionLanguage } from '@/lib/assessment/questions/schema';
import { AnswerFields } from './answer-fields';
import { formValues } from './form';
import { KindFields } from './kind-fields';
import { OptionFields } from './option-fields';
import { PreviewPanel } from './preview-panel';
import { WordingFields } from './wording-fields';

/** Added under a number, or revised to a version. */
type Saved = { number: number } | { version: number };

type SavedQuestion = {
  courseId: string;
  questionId: string | null;
  /** The version that it is written over. */
  seen: number | null;
  question: QuestionInput;
};

type Props = {
  courseId: string;
  /** Null: a new one. */
  asked: { id: string; version: number; question: QuestionInput } | null;
  languages: readonly QuestionLanguage[];
  /** Letters that options of this or earlier versions have. */
  takenKeys: readonly string[];
  save: Action<SavedQuestion, Saved>;
};

/** A question in the languages of its course, with what is right, and beside it what people will see. */
export function QuestionForm({ courseId, asked, languages, takenKeys, save }: Props) {
  const t = useTranslations('bank.editor');
  const common = useTranslations('common');
  const words = useTranslations('bank.languages');
  const router = useRouter();
  const form = useForm<QuestionInput>({
    resolver: zodResolver(questionSchema) as never,
    defaultValues: formValues(asked?.question ?? null),
  });
  const { isDirty } = form.formState;
  const typed = useWatch({ control: form.control }) as QuestionInput;
  const written = Object.entries(asked?.question.definition.texts ?? {}).flatMap(([each, text]) =>
    text ? [each] : [],
  );
  const [shown, setShown] = useState<readonly QuestionLanguage[]>(
    languages.filter((each) => ['en', 'ru', ...written].includes(each)),
  );
  const [added, setAdded] = useState(0);
  const first = shown[0] ?? 'en';
  // A form that was just emptied knows its fields again when it is drawn.
  useEffect(() => {
    if (added > 0) form.setFocus(`definition.texts.${first}`);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- after each one that was added, and not as languages change
  }, [added]);
  useUnsaved(isDirty, t('unsaved'));
  const back = `/courses/${courseId}/tests`;
  const said = (done: Saved) => toast.success('number' in done ? t('added', done) : t('saved', done));
  const once = useCommand(save, {
    form,
    onDone: (done) => {
      said(done);
      form.reset(form.getValues());
      router.push(back);
      router.refresh();
    },
  });
  const andAnother = useCommand(save, {
    form,
    onDone: (done) => {
      said(done);
      form.reset(formValues(null));
      setAdded((count) => count + 1);
    },
  });
  const over = { courseId, questionId: asked?.id ?? null, seen: asked?.version ?? null };
  const send = ({ run }: typeof once) => form.handleSubmit((question) => run({ ...over, question }));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form noValidate className="flex min-w-0 flex-col gap-4" onSubmit={send(once)}>
        <Failure
          refusals={[...once.refusals, ...andAnother.refusals]}
          errorId={once.errorId ?? andAnother.errorId}
        />
        <Panel title={t('what')}>
          <div className="flex flex-col gap-4">
            <KindFields form={form} />
            <Fieldset legend={t('languages')} hint={t('languagesHint')}>
              <div className="flex flex-wrap gap-x-5">
                {languages.map((language) => (
                  <Checkbox
                    key={language}
                    label={words(language)}
                    checked={shown.includes(language)}
                    disabled={shown.length === 1 && shown.includes(language)}
                    onChange={({ target }) =>
                      setShown(
                        languages.filter((each) =>
                          each === language ? target.checked : shown.includes(each),
                        ),
                      )
                    }
                  />
                ))}
              </div>
            </Fieldset>
            <WordingFields form={form} languages={shown} />
          </div>
        </Panel>
        {hasOptions(typed.kind) ? (
          <OptionFields form={form} kind={typed.kind} languages={shown} takenKeys={takenKeys} />
        ) : (
          <AnswerFields form={form} kind={typed.kind} />
        )}
        <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
          <LinkButton href={back}>{common('cancel')}</LinkButton>
          {!asked && (
            <Button pending={andAnother.pending} onClick={send(andAnother)}>
              {t('addAnother')}
            </Button>
          )}
          <Button type="submit" variant="primary" pending={once.pending}>
            {asked ? t('save') : t('add')}
          </Button>
        </div>
      </form>
      <div className="min-w-0 xl:sticky xl:top-[calc(var(--sticky-top,0px)+1rem)]">
        <PreviewPanel question={typed} languages={shown} />
      </div>
    </div>
  );
}
