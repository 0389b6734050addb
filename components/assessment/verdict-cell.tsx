'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { State } from '@/components/ui/state';
import type { ResultsRow } from '@/lib/assessment/queries';
import { shownName } from '@/lib/people/names/rules';

type Props = {
  row: ResultsRow;
  name: string;
  assessorId: string;
  passed: boolean | null;
  remark: string;
  problem: string | undefined;
  disabled: boolean;
  onSay: (enrolmentId: string, said: { passed: boolean | null; remark: string }) => void;
};

const said = { yes: true, no: false, '': null } as const;

/** The word of the chosen assessor over a person, with a remark; below it what others have said. */
export function VerdictCell({ row, name, assessorId, passed, remark, problem, disabled, onSay }: Props) {
  const t = useTranslations('tests');
  const others = row.verdicts.filter((verdict) => verdict.assessorId !== assessorId);
  return (
    <div className="flex w-full min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label={t('cell.verdict', { name })}
          hideLabel
          unmarked
          error={problem}
          className="min-w-36 flex-1"
        >
          <Select
            value={passed === null ? '' : passed ? 'yes' : 'no'}
            disabled={disabled}
            data-column="verdict"
            onChange={({ target }) =>
              onSay(row.enrolmentId, { passed: said[target.value as keyof typeof said], remark })
            }
            options={[
              { value: '', label: t('verdict.none') },
              { value: 'yes', label: t('verdict.passed') },
              { value: 'no', label: t('verdict.notPassed') },
            ]}
          />
        </Field>
        <Field label={t('cell.remark', { name })} hideLabel unmarked className="min-w-36 flex-2">
          <Input
            value={remark}
            disabled={disabled}
            data-column="remark"
            placeholder={t('column.remark')}
            maxLength={500}
            autoComplete="off"
            onChange={({ target }) => onSay(row.enrolmentId, { passed, remark: target.value })}
          />
        </Field>
      </div>
      {others.map(({ id, assessor, passed: positive, remark: word, taught }) => (
        <p key={id} className="text-sm break-words">
          <State tone={positive ? 'ok' : 'warn'} plain>
            {t(positive ? 'said.passed' : 'said.notPassed', { name: shownName(assessor) })}
          </State>{' '}
          <span className="text-ink-muted">{[taught && t('taught'), word].filter(Boolean).join(' · ')}</span>
        </p>
      ))}
    </div>
  );
}
