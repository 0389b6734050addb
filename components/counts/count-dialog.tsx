'use client';

import type { ReactElement } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm, useWatch } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { numberOrNull } from '@/components/runs/numbers';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { Select, type Option } from '@/components/ui/select';
import { ageGroups, countedSexes, correctionSchema, countSchema } from '@/lib/runs/counts/schema';
import type { CountInput, Correction } from '@/lib/runs/counts/schema';
import type { RunCrowd } from '@/lib/runs/counts/queries';

export type SaveCount = Action<CountInput & { runId: string; corrects: Correction | null }, unknown>;

type Props = {
  runId: string;
  /** Where the run is held: what most counts are of. */
  place: string;
  sessions: Option[];
  /** The count that is corrected; null: a new one. */
  corrected: RunCrowd['counts'][number] | null;
  trigger: ReactElement;
  save: SaveCount;
};

type Values = CountInput & { reason: string };

const kinds = ageGroups.flatMap((ageGroup) => countedSexes.map((sex) => ({ ageGroup, sex })));

/** People counted by sex and age; a correction takes a reason. */
export function CountDialog({ runId, place, sessions, corrected, trigger, save }: Props) {
  const t = useTranslations('counts');
  const form = useForm<Values>({
    resolver: zodResolver(
      corrected ? countSchema.and(correctionSchema.pick({ reason: true })) : countSchema,
    ) as never,
    defaultValues: {
      sessionId: corrected?.sessionId ?? '',
      place: corrected?.place ?? place,
      cells: kinds.map((kind) => ({
        ...kind,
        people:
          corrected?.cells.find(({ sex, ageGroup }) => sex === kind.sex && ageGroup === kind.ageGroup)
            ?.people ?? null,
      })),
      reason: '',
    },
  });
  const { register, control, formState } = form;
  const { errors } = formState;
  const total = useWatch({ control, name: 'cells' }).reduce(
    (sum, { people }) => sum + (Number(people) || 0),
    0,
  );
  const empty = errors.cells?.message ?? errors.cells?.root?.message;
  return (
    <FormDialog
      form={form}
      action={save}
      input={({ reason, ...count }) => ({
        ...count,
        runId,
        corrects: corrected && { countId: corrected.id, reason },
      })}
      title={t(corrected ? 'correctTitle' : 'add')}
      description={t('formHint')}
      trigger={trigger}
      confirm={t('save')}
      done={t('saved')}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('place')} required error={errors.place?.message}>
          <Input {...register('place')} autoComplete="off" />
        </Field>
        <Field label={t('of')} error={errors.sessionId?.message} unmarked>
          <Select {...register('sessionId')} options={sessions} placeholder={t('wholeRun')} />
        </Field>
      </div>
      <div role="group" aria-label={t('people')}>
        <table className="w-full border-separate border-spacing-1 text-left text-sm">
          <thead>
            <tr>
              <th scope="col" className="font-medium">
                {t('age')}
              </th>
              {countedSexes.map((sex) => (
                <th key={sex} scope="col" className="font-medium">
                  {t(`sex.${sex}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ageGroups.map((ageGroup) => (
              <tr key={ageGroup}>
                <th scope="row" className="font-normal whitespace-nowrap">
                  {t(`ageGroup.${ageGroup}`)}
                </th>
                {countedSexes.map((sex) => {
                  const index = kinds.findIndex((kind) => kind.sex === sex && kind.ageGroup === ageGroup);
                  return (
                    <td key={sex} className="align-top">
                      <Field
                        label={t('cell', { sex: t(`sex.${sex}`), age: t(`ageGroup.${ageGroup}`) })}
                        hideLabel
                        unmarked
                        error={errors.cells?.[index]?.people?.message}
                      >
                        <Input
                          {...register(`cells.${index}.people`, { setValueAs: numberOrNull })}
                          inputMode="numeric"
                          autoComplete="off"
                          className="text-right tabular-nums"
                        />
                      </Field>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p role="status" className="text-ink-muted mt-1 text-sm">
          {t('total', { count: total })}
        </p>
        {empty && <FieldError>{empty}</FieldError>}
      </div>
      {corrected && (
        <Field label={t('reason')} required error={errors.reason?.message}>
          <Input {...register('reason')} autoComplete="off" />
        </Field>
      )}
    </FormDialog>
  );
}
