'use client';

import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Panel } from '@/components/ui/panel';
import { Select, type Option } from '@/components/ui/select';
import type { CourseInput } from '@/lib/courses/schema';
import { CertificateKind } from '@/prisma/generated/enums';

/** Who may teach the course, what one gets for it, and whether who attended is for everyone. */
export function AwardFields({ form, statuses }: { form: UseFormReturn<CourseInput>; statuses: Option[] }) {
  const t = useTranslations('courses.form');
  const course = useTranslations('courses');
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <Panel title={t('who')}>
      <div className="grid gap-5 md:grid-cols-2">
        <Fieldset
          legend={course('mayTeach')}
          hint={t(statuses.length > 0 ? 'mayTeachHint' : 'noStatuses')}
          error={errors.entitledTypeIds?.message}
        >
          <div>
            {statuses.map(({ value, label }) => (
              <Checkbox key={value} {...register('entitledTypeIds')} value={value} label={label} />
            ))}
          </div>
        </Fieldset>
        <div className="flex flex-col gap-4">
          <Field label={course('certificateKind')} unmarked error={errors.certificateKind?.message}>
            <Select
              {...register('certificateKind')}
              placeholder={course('certificate.none')}
              options={Object.values(CertificateKind).map((value) => ({
                value,
                label: course(`certificate.${value}`),
              }))}
            />
          </Field>
          <Field
            label={course('confers')}
            hint={t('confersHint')}
            unmarked
            error={errors.confersTypeId?.message}
          >
            <Select
              {...register('confersTypeId')}
              placeholder={course('confersNothing')}
              options={statuses}
            />
          </Field>
        </div>
        <Checkbox
          {...register('sensitive')}
          label={course('sensitive')}
          hint={course('sensitiveYes')}
          className="md:col-span-2"
        />
      </div>
    </Panel>
  );
}
