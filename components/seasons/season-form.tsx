'use client';

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm, useWatch } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action, Answer, FindInstitutions } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { Finding } from '@/lib/runs/seasons/rules';
import { seasonSchema, type SeasonInput } from '@/lib/runs/seasons/schema';
import { BesideFields } from './beside-fields';
import { CommonFields } from './common-fields';
import type { FindTrainers, SeasonFormInput, SeasonOptions, TeamOption } from './form-types';
import { PlaceRows } from './place-rows';
import { TeamField } from './team-field';

type Props = {
  values: SeasonFormInput;
  options: SeasonOptions;
  check: (input: SeasonInput) => Answer<Finding[]>;
  plan: Action<SeasonInput, { seasonId: string; runIds: string[] }>;
  findTrainers: FindTrainers;
  findInstitutions: FindInstitutions;
};

/**
 * One course in many places. What the plan meets is said before anything is saved: what is refused has to be mended, and
 * what is only to be seen is shown once, and then the same button plans.
 */
export function SeasonForm({ values, options, check, plan, findTrainers, findInstitutions }: Props) {
  const t = useTranslations('seasons');
  const common = useTranslations('common');
  const router = useRouter();
  const [team, setTeam] = useState<TeamOption[]>([]);
  const [findings, setFindings] = useState<Finding[]>([]);
  const [seen, setSeen] = useState('');
  const [checking, setChecking] = useState(false);
  const form = useForm<SeasonFormInput, unknown, SeasonInput>({
    resolver: zodResolver(seasonSchema),
    defaultValues: values,
  });
  const [rows, beside] = useWatch({ control: form.control, name: ['rows', 'beside'] });
  const count = rows.length * (beside ? 2 : 1);
  const command = useCommand(plan, {
    form,
    onDone: ({ seasonId, runIds }) => {
      toast.success(t('planned', { count: runIds.length }));
      router.push(`/runs?season=${seasonId}`);
      router.refresh();
    },
  });
  const submit = async (input: SeasonInput) => {
    const wanted = JSON.stringify(input);
    if (seen === wanted) return command.run(input);
    setChecking(true);
    const answer = await check(input).catch(() => null);
    setChecking(false);
    // An answer that did not come stops nothing: the command decides by the same rules.
    const found = answer?.data ?? [];
    setFindings(found);
    if (found.length === 0) return command.run(input);
    setSeen(found.some(({ weight }) => weight === 'REFUSAL') ? '' : wanted);
  };
  const refused = findings.filter(({ weight }) => weight === 'REFUSAL').length;
  const rowsError = form.formState.errors.rows;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(submit)}>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <CommonFields form={form} options={options} findInstitutions={findInstitutions} />
      <TeamField form={form} team={team} onTeam={setTeam} find={findTrainers} />
      <PlaceRows form={form} options={options} team={team} findings={findings} />
      <BesideFields form={form} courses={options.courses} />
      {findings.length > 0 && (
        <Notice tone={refused > 0 ? 'danger' : 'warn'} live>
          {refused > 0 ? t('refused', { count: refused }) : t('warned', { count: findings.length })}
        </Notice>
      )}
      {rowsError?.message && rows.length === 0 && (
        <Notice tone="danger" live>
          {t('noRows')}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
        <LinkButton href="/runs">{common('cancel')}</LinkButton>
        <Button type="submit" variant="primary" pending={checking || command.pending}>
          {t(seen && refused === 0 ? 'planAllTheSame' : 'plan', { count })}
        </Button>
      </div>
    </form>
  );
}
