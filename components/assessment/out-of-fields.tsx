'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { mostPoints } from '@/lib/assessment/scores/rules';
import { testKinds, type OutOf } from './drafts';

const asNumber = (typed: string): number => Number(typed.trim().replace(',', '.'));
const fits = (points: number): boolean => points >= 0.01 && points <= mostPoints;

/** What a bare number is points of, test by test. What is not a number of points is not taken over. */
export function OutOfFields({ outOf, onChange }: { outOf: OutOf; onChange: (outOf: OutOf) => void }) {
  const t = useTranslations('tests');
  const [typed, setTyped] = useState({ PRE: String(outOf.PRE), POST: String(outOf.POST) });
  return testKinds.map((kind) => (
    <Field
      key={kind}
      label={t(`outOf.${kind}`)}
      hint={t('outOfHint')}
      unmarked
      error={fits(asNumber(typed[kind])) ? undefined : 'INVALID'}
      className="max-w-52"
    >
      <Input
        value={typed[kind]}
        inputMode="decimal"
        autoComplete="off"
        maxLength={8}
        className="max-w-24 tabular-nums"
        onChange={({ target }) => {
          setTyped({ ...typed, [kind]: target.value });
          const points = asNumber(target.value);
          if (fits(points)) onChange({ ...outOf, [kind]: points });
        }}
      />
    </Field>
  ));
}
