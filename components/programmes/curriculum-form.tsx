'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useController, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import { curriculumSchema, type CurriculumInput } from '@/lib/courses/curricula/schema';
import { CourseOrder } from './course-order';

type Ids = { programmeId: string; curriculumId: string | null };

type Props = Ids & {
  values: CurriculumInput;
  /** The programme's courses; `detail` is the code. */
  courses: ComboboxOption[];
  save: Action<CurriculumInput & Ids, { curriculumId: string }>;
};

/** A curriculum: its title, and its courses in their order. */
export function CurriculumForm({ programmeId, curriculumId, values, courses, save }: Props) {
  const t = useTranslations('programmes.curriculum');
  const form = useTranslations('programmes.form');
  const common = useTranslations('common');
  const router = useRouter();
  const state = useForm<CurriculumInput>({ resolver: zodResolver(curriculumSchema), defaultValues: values });
  const { register, control, formState } = state;
  const { errors } = formState;
  const courseIds = useController({ control, name: 'courseIds' });
  const path = `/programmes/${programmeId}`;
  const command = useCommand(save, {
    form: state,
    onDone: () => {
      toast.success(common('saved'));
      router.push(path);
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={state.handleSubmit((input) => command.run({ ...input, programmeId, curriculumId }))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Panel title={form('what')}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={form('titleEn')} required error={errors.titleEn?.message}>
            <Input {...register('titleEn')} autoComplete="off" />
          </Field>
          <Field label={form('titleRu')} error={errors.titleRu?.message}>
            <Input {...register('titleRu')} autoComplete="off" lang="ru" />
          </Field>
          <Field label={form('code')} hint={form('codeHint')} required error={errors.code?.message}>
            <Input {...register('code')} autoComplete="off" spellCheck={false} className="max-w-56" />
          </Field>
        </div>
      </Panel>
      <Panel title={t('order')} hint={t('orderHint')}>
        <CourseOrder
          chosen={courseIds.field.value}
          onChange={courseIds.field.onChange}
          courses={courses}
          error={courseIds.fieldState.error?.message}
        />
      </Panel>
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-1">
        <LinkButton href={path}>{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {common('save')}
        </Button>
      </div>
    </form>
  );
}
