'use client';

import { useTranslations } from 'next-intl';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { RadioGroup } from '@/components/ui/radio-group';
import { completionExample, sameDefinition } from '@/lib/courses/rules';
import { completionDefinition, type CompletionDefinition, type CourseInput } from '@/lib/courses/schema';
import { useRuleWords } from './rule-words';

/** The rule as it stands: its version, and how many runs keep it whatever is saved. */
export type CurrentRule = { version: number; runs: number; definition: CompletionDefinition };

type Props = { form: UseFormReturn<CourseInput>; current: CurrentRule | null };

/** What completing the course takes, with the rule in words and an example beside it as it is typed. */
export function RuleFields({ form, current }: Props) {
  const t = useTranslations('courses.rule');
  const words = useRuleWords();
  const typed = completionDefinition.safeParse(useWatch({ control: form.control, name: 'completion' }));
  const errors = form.formState.errors.completion?.attendance;
  const isNew = typed.success && current !== null && !sameDefinition(current.definition, typed.data);
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Field label={t('minPercent')} required error={errors?.minPercent?.message}>
            <Input
              {...form.register('completion.attendance.minPercent', { setValueAs: numberOrNull })}
              inputMode="numeric"
              autoComplete="off"
              className="max-w-24"
            />
          </Field>
          <RadioGroup
            legend={t('of')}
            {...form.register('completion.attendance.of')}
            options={(['SESSIONS', 'MINUTES'] as const).map((value) => ({
              value,
              label: t(`ofChoice.${value}`),
              hint: t(`ofHint.${value}`),
            }))}
          />
          <RadioGroup
            legend={t('excused')}
            {...form.register('completion.attendance.excused')}
            options={(['NEUTRAL', 'PRESENT', 'ABSENT'] as const).map((value) => ({
              value,
              label: t(`excusedChoice.${value}`),
            }))}
          />
        </div>
        <div role="status" className="bg-sunken flex flex-col gap-2 self-start rounded-md p-4">
          <h3>{t('inWords')}</h3>
          {typed.success ? (
            <>
              <p>{Object.values(words(typed.data)).filter(Boolean).join(' ')}</p>
              <p className="text-ink-muted">
                <Example definition={typed.data} />
              </p>
            </>
          ) : (
            <p className="text-ink-muted">{t('incomplete')}</p>
          )}
          {isNew && (
            <Notice tone="info" title={t('newVersion', { version: current.version + 1 })}>
              {t('keepVersion', { count: current.runs, version: current.version })}
            </Notice>
          )}
        </div>
      </div>
    </Panel>
  );
}

function Example({ definition }: { definition: CompletionDefinition }) {
  const t = useTranslations('courses.rule');
  const { possible, ...numbers } = completionExample(definition);
  if (definition.attendance.minPercent === 0) return t('example.nothing');
  return t(possible ? `example.${definition.attendance.excused}` : 'example.impossible', numbers);
}
