'use client';

import { useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Refusal } from '@/lib/errors/outcome';
import { Refused } from './refused';
import type { Typed } from './sheet-types';

export const nothingTyped: Typed = {
  ...{
    officialName: '',
    latinName: '',
    sex: '',
    birthDate: '',
    position: '',
    phone: '',
    email: '',
    institution: '',
  },
};

type Props = {
  typed: Typed;
  /** Of a country's call: where the person works. */
  asksInstitution: boolean;
  label: string;
  pending: boolean;
  refusals: readonly Refusal[];
  errorId: string | null;
  onSave: (typed: Typed) => void;
  onCancel?: () => void;
};

/** A person, typed with a thumb. What is refused stands beside its field, and everything typed stays. */
export function NomineeForm({
  typed,
  asksInstitution,
  label,
  pending,
  refusals,
  errorId,
  onSave,
  onCancel,
}: Props) {
  const t = useTranslations('nominate');
  const sexes = useTranslations('people.sex');
  const common = useTranslations('common');
  const text = useRefusalText();
  const [values, setValues] = useState(typed);
  const form = useRef<HTMLFormElement>(null);
  const errorOf = (name: keyof Typed) => {
    const found = refusals.find(({ path }) => path === name);
    return found && text(found);
  };
  const general = refusals.filter(({ path }) => !path || !(path in nothingTyped));
  const field = (name: keyof Typed, control: ReactNode, hint?: string, required?: boolean) => (
    <Field label={t(`field.${name}`)} hint={hint} error={errorOf(name)} required={required}>
      {control}
    </Field>
  );
  const input = (name: Exclude<keyof Typed, 'sex'>) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    autoComplete: 'off',
  });
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onSave(values);
      }}
    >
      <Refused refusals={general} errorId={errorId} />
      {field('officialName', <Input {...input('officialName')} maxLength={200} />, t('officialHint'), true)}
      {field('latinName', <Input {...input('latinName')} maxLength={200} lang="en" />, t('latinHint'))}
      <div className="grid gap-4 sm:grid-cols-2">
        {field(
          'sex',
          <Select
            value={values.sex}
            placeholder={t('notSaid')}
            options={(['FEMALE', 'MALE'] as const).map((value) => ({ value, label: sexes(value) }))}
            onChange={(event) => setValues({ ...values, sex: event.target.value as Typed['sex'] })}
          />,
        )}
        {field('birthDate', <DateInput {...input('birthDate')} />)}
      </div>
      {field('position', <Input {...input('position')} maxLength={200} />)}
      {asksInstitution && field('institution', <Input {...input('institution')} maxLength={300} />)}
      <div className="grid gap-4 sm:grid-cols-2">
        {field('phone', <Input {...input('phone')} type="tel" maxLength={40} />)}
        {field('email', <Input {...input('email')} type="email" maxLength={254} />)}
      </div>
      <div className="flex gap-2 *:flex-1 sm:*:flex-none">
        <Button type="submit" variant="primary" pending={pending}>
          {label}
        </Button>
        {onCancel && <Button onClick={onCancel}>{common('cancel')}</Button>}
      </div>
    </form>
  );
}
