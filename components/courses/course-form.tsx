'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { Option } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { courseSchema, type CourseInput } from '@/lib/courses/schema';
import { AwardFields } from './award-fields';
import { ContentFields } from './content-fields';
import { RuleFields, type CurrentRule } from './rule-fields';

type Props = {
  values: CourseInput;
  options: { programmes: Option[]; statuses: Option[] };
  /** The course that is changed; none where a new one is entered. */
  courseId: string | null;
  current: CurrentRule | null;
  save: Action<CourseInput & { courseId: string | null }, { courseId: string }>;
};

/** A second certificate is asked for only beside one of completion: what is not shown is not sent. */
const withoutHidden = (input: CourseInput): CourseInput =>
  input.certificateKind === 'COMPLETION'
    ? input
    : { ...input, completion: { ...input.completion, attendanceCertificate: null } };

/** A course, whole, in one form: entered or changed. */
export function CourseForm({ values, options, courseId, current, save }: Props) {
  const t = useTranslations('courses.form');
  const common = useTranslations('common');
  const router = useRouter();
  const form = useForm<CourseInput>({
    resolver: zodResolver(courseSchema) as never,
    // A select knows no null: its empty choice is an empty text, which the schema reads as none.
    defaultValues: {
      ...values,
      certificateKind: values.certificateKind ?? ('' as never),
      confersTypeId: values.confersTypeId ?? '',
    },
  });
  const command = useCommand(save, {
    form,
    onDone: (saved) => {
      toast.success(common('saved'));
      router.push(`/courses/${saved.courseId}`);
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((input) => command.run({ ...withoutHidden(input), courseId }))}
    >
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <ContentFields form={form} programmes={options.programmes} fixed={courseId !== null} />
      <AwardFields form={form} statuses={options.statuses} />
      <RuleFields form={form} current={current} />
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href={courseId ? `/courses/${courseId}` : '/courses'}>{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={command.pending}>
          {courseId ? common('save') : t('create')}
        </Button>
      </div>
    </form>
  );
}
