'use client';

import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { LinesField } from '@/components/runs/lines-field';
import { numberOrNull } from '@/components/runs/numbers';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import { CourseKind } from '@/prisma/generated/enums';
import type { CourseInput } from '@/lib/courses/schema';

type Props = {
  form: UseFormReturn<CourseInput>;
  programmes: Option[];
  /** The course is there already and stays in its programme. */
  fixed: boolean;
};

/** What is taught, to whom, in how many days. */
export function ContentFields({ form, programmes, fixed }: Props) {
  const t = useTranslations('courses.form');
  const course = useTranslations('courses');
  const { register, setValue, getValues, formState } = form;
  const { errors } = formState;
  return (
    <Panel title={t('what')}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('titleEn')} required error={errors.titleEn?.message}>
          <Input {...register('titleEn')} autoComplete="off" />
        </Field>
        <Field label={t('titleRu')} error={errors.titleRu?.message}>
          <Input {...register('titleRu')} autoComplete="off" lang="ru" />
        </Field>
        <Field label={t('code')} hint={t('codeHint')} required error={errors.code?.message}>
          <Input {...register('code')} autoComplete="off" spellCheck={false} className="max-w-56" />
        </Field>
        <Field
          label={course('programme')}
          hint={fixed ? t('programmeFixed') : undefined}
          required
          error={errors.programmeId?.message}
        >
          {fixed ? (
            <Input
              readOnly
              value={programmes.find(({ value }) => value === getValues('programmeId'))?.label ?? ''}
            />
          ) : (
            <Select {...register('programmeId')} options={programmes} placeholder={t('choose')} />
          )}
        </Field>
        <Field label={course('kind')} required error={errors.kind?.message}>
          <Select
            {...register('kind')}
            options={Object.values(CourseKind).map((value) => ({ value, label: course(`kinds.${value}`) }))}
          />
        </Field>
        <Field label={course('days')} error={errors.days?.message}>
          <Input
            {...register('days', { setValueAs: numberOrNull })}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-24"
          />
        </Field>
        <Field
          label={course('audience')}
          hint={t('audienceHint')}
          error={errors.audience?.message}
          className="md:col-span-2"
        >
          <Input {...register('audience')} autoComplete="off" />
        </Field>
        <div className="md:col-span-2">
          <LinesField
            label={course('objectives')}
            hint={t('objectivesHint')}
            lines={getValues('objectives')}
            onChange={(lines) => setValue('objectives', lines, { shouldDirty: true })}
            error={errors.objectives?.message ?? errors.objectives?.find?.((each) => each)?.message}
          />
        </div>
      </div>
    </Panel>
  );
}
