'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { resultSchema, type ResultInput } from '@/lib/programmes/results/schema';

type Ids = { programmeId: string; resultId: string | null };

type Props = Ids & {
  values: ResultInput;
  courses: Option[];
  save: Action<ResultInput & Ids, { resultId: string }>;
};

/** Something that trained people achieved: entered or corrected. */
export function ResultForm({ programmeId, resultId, values, courses, save }: Props) {
  const t = useTranslations('programmes.result');
  const common = useTranslations('common');
  const router = useRouter();
  const state = useForm<ResultInput>({
    resolver: zodResolver(resultSchema) as never,
    defaultValues: { ...values, courseId: values.courseId ?? '' },
  });
  const { register, formState } = state;
  const { errors } = formState;
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
      onSubmit={state.handleSubmit((input) => command.run({ ...input, programmeId, resultId }))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <Panel>
        <div className="grid gap-4 md:grid-cols-2">
          <Field
            label={t('what')}
            hint={t('whatHint')}
            required
            error={errors.what?.message}
            className="md:col-span-2"
          >
            <Input {...register('what')} autoComplete="off" />
          </Field>
          <Field label={t('quantity')} error={errors.quantity?.message}>
            <Input
              {...register('quantity', { setValueAs: numberOrNull })}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-40"
            />
          </Field>
          <Field label={t('unit')} error={errors.unit?.message}>
            <Input {...register('unit')} autoComplete="off" className="max-w-40" />
          </Field>
          <Field label={t('achievedBy')} required error={errors.achievedBy?.message}>
            <Input {...register('achievedBy')} autoComplete="off" />
          </Field>
          <Field label={common('place')} required error={errors.place?.message}>
            <Input {...register('place')} autoComplete="off" />
          </Field>
          <Field label={t('remark')} hint={t('remarkHint')} error={errors.remark?.message}>
            <Input {...register('remark')} autoComplete="off" />
          </Field>
          <Field label={common('course')} hint={t('courseHint')} error={errors.courseId?.message}>
            <Select {...register('courseId')} options={courses} placeholder={common('none')} />
          </Field>
        </div>
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
