'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { supervisorSchema, type SupervisorInput } from '@/lib/assessment/follow-up/schema';

type Supervised = {
  enrolmentId: string;
  person: string;
  supervisor: SupervisorInput | null;
  proposed: SupervisorInput;
};
type Name = Action<SupervisorInput & { enrolmentId: string }, unknown>;

/** Who is asked beside each participant, and the way to say it. */
export function SupervisorList({ people, name }: { people: readonly Supervised[]; name: Name }) {
  const t = useTranslations('followUp');
  return (
    <details className="mt-3">
      <summary className="text-accent w-fit cursor-pointer rounded-sm">{t('supervisors')}</summary>
      <p className="text-ink-muted text-sm">{t('supervisorHint')}</p>
      <ul className="divide-line divide-y">
        {people.map((each) => (
          <li
            key={each.enrolmentId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5"
          >
            <span className="min-w-0">
              <span className="font-medium">{each.person}</span>
              <span className="text-ink-muted break-words">
                {' · '}
                {each.supervisor ? `${each.supervisor.name}, ${each.supervisor.email}` : t('supervisorNone')}
              </span>
            </span>
            <NameSupervisor of={each} name={name} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function NameSupervisor({ of, name }: { of: Supervised; name: Name }) {
  const t = useTranslations('followUp');
  const values = of.supervisor ?? of.proposed;
  const form = useForm<SupervisorInput>({ resolver: zodResolver(supervisorSchema), values });
  const { errors } = form.formState;
  return (
    <FormDialog
      form={form}
      action={name}
      input={(typed) => ({ ...typed, enrolmentId: of.enrolmentId })}
      title={t('supervisorOf', { person: of.person })}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t('supervisorOf', { person: of.person })}>
          {t(of.supervisor ? 'supervisorChange' : 'supervisorAdd')}
        </Button>
      }
      confirm={t('supervisorChange')}
      done={t('supervisorDone')}
    >
      <Field label={t('supervisorName')} required error={errors.name?.message}>
        <Input {...form.register('name')} autoComplete="off" />
      </Field>
      <Field label={t('supervisorEmail')} required error={errors.email?.message}>
        <Input {...form.register('email')} type="email" autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
