'use client';

import { useTranslations } from 'next-intl';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { completionExample, sameDefinition, testExample } from '@/lib/courses/rules';
import { completionDefinition, type CompletionDefinition, type CourseInput } from '@/lib/courses/schema';
import { AttendanceFields } from './attendance-fields';
import { ResultFields } from './result-fields';
import { RuleSentences } from './rule-sentences';

/** The rule as it stands: its version, and how many runs keep it whatever is saved. */
export type CurrentRule = { version: number; runs: number; definition: CompletionDefinition };

type Props = { form: UseFormReturn<CourseInput>; current: CurrentRule | null };

/** What completing the course takes, with the rule in words and an example beside it as it is typed. */
export function RuleFields({ form, current }: Props) {
  const t = useTranslations('courses.rule');
  const typed = completionDefinition.safeParse(useWatch({ control: form.control, name: 'completion' }));
  const isNew = typed.success && current !== null && !sameDefinition(current.definition, typed.data);
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <AttendanceFields form={form} of="completion" />
          <ResultFields form={form} />
        </div>
        <div role="status" className="bg-sunken flex flex-col gap-2 self-start rounded-md p-4">
          <h3>{t('inWords')}</h3>
          {typed.success ? (
            <>
              <RuleSentences definition={typed.data} plain />
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
  const { attendance, mandatorySessions, verdict, postTest } = definition;
  const asksMore = mandatorySessions || verdict !== null || postTest !== null;
  return [
    attendance.minPercent > 0 &&
      t(possible ? `example.${attendance.excused}` : 'example.impossible', numbers),
    attendance.minPercent === 0 && !asksMore && t('example.nothing'),
    postTest && t('example.postTest', testExample(postTest)),
  ]
    .filter(Boolean)
    .join(' ');
}
