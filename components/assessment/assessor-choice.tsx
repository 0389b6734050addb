'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ResultsSheet } from '@/lib/assessment/queries';
import { shownName } from '@/lib/people/names/rules';
import { FindAssessor, type FindPeople } from './find-assessor';

type Assessor = ResultsSheet['assessors'][number];

type Props = {
  assessors: readonly Assessor[];
  value: string;
  onChange: (assessorId: string) => void;
  find: FindPeople | null;
};

const another = 'another';

/** Whose verdict is entered: one of those who teach or have assessed here, or anybody who is found by name. */
export function AssessorChoice({ assessors, value, onChange, find }: Props) {
  const t = useTranslations('tests');
  const [found, setFound] = useState<Assessor[]>([]);
  const [open, setOpen] = useState(false);
  const all = [...assessors, ...found.filter(({ id }) => assessors.every((each) => each.id !== id))];
  if (all.length === 0 && !find) return <p className="text-ink-muted text-sm">{t('noAssessor')}</p>;
  return (
    <>
      <Field label={t('assessor')} hint={t('assessorHint')} unmarked className="max-w-72">
        <Select
          value={value}
          placeholder={t('chooseAssessor')}
          onChange={({ target }) => (target.value === another ? setOpen(true) : onChange(target.value))}
          options={[
            ...all.map((person) => ({ value: person.id, label: shownName(person) })),
            ...(find ? [{ value: another, label: t('otherAssessor') }] : []),
          ]}
        />
      </Field>
      {open && find && (
        <FindAssessor
          find={find}
          onClose={() => setOpen(false)}
          onTake={(person) => {
            setFound((before) => [...before, person]);
            onChange(person.id);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
