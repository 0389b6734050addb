'use client';

import { useState } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import type { SheetNominee } from '@/lib/enrolments/nominations/naming/queries';
import { otherName, shownName } from '@/lib/people/names/rules';
import { AnswerForm } from './answer-form';
import { nominationTone } from './nomination-tone';
import { NomineeForm } from './nominee-form';
import { Refused } from './refused';
import type { SheetActions, Typed } from './sheet-types';

type Props = {
  token: string;
  nominee: SheetNominee;
  /** The order may be changed. */
  ranks: boolean;
  first: boolean;
  last: boolean;
  asksInstitution: boolean;
  actions: SheetActions;
  onChanged: (said: string) => void;
  onReplace: () => void;
};

/** One of the named: rank, what became of it, and what can be done now. */
export function NomineeItem({ token, nominee, ranks, first, last, asksInstitution, actions, ...on }: Props) {
  const t = useTranslations('nominate');
  const common = useTranslations('common');
  const [does, setDoes] = useState<'EDIT' | 'TAKE_BACK' | null>(null);
  const name = shownName(nominee);
  const mine = { token, nominationId: nominee.id };
  const moving = useCommand(actions.move, { onDone: () => on.onChanged(t('moved', { name })) });
  const taking = useCommand(actions.takeBack, { onDone: () => on.onChanged(t('takenBack', { name })) });
  const renaming = useCommand(actions.rename, {
    onDone: () => {
      setDoes(null);
      on.onChanged(common('saved'));
    },
  });
  const other = otherName(nominee);
  const facts = [nominee.position, nominee.institution, nominee.birthDate, nominee.phone, nominee.email];
  return (
    <li className="border-line bg-surface flex flex-col gap-3 rounded-lg border p-3">
      <div className="flex items-start gap-3">
        <span className="bg-sunken flex size-8 shrink-0 items-center justify-center rounded-full font-semibold tabular-nums">
          {nominee.stands ? nominee.rank : '–'}
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-semibold break-words" dir="auto">
            {name}
          </p>
          {other && <p className="text-ink-muted text-sm break-words">{other}</p>}
          <p className="text-ink-muted text-sm break-words">{facts.filter(Boolean).join(' · ')}</p>
          <p className="mt-1 flex flex-wrap gap-1.5">
            {nominee.stands && nominee.alternate && <State tone="neutral">{t('alternate')}</State>}
            {nominee.state !== 'SUBMITTED' && (
              <State tone={nominationTone[nominee.state]}>{t(`state.${nominee.state}`)}</State>
            )}
          </p>
        </div>
        {ranks && nominee.stands && (
          <div className="flex shrink-0 gap-1">
            <Button
              square
              aria-label={t('up', { name })}
              disabled={first || moving.pending}
              onClick={() => moving.run({ ...mine, by: -1 })}
            >
              <ArrowUp aria-hidden className="size-4" />
            </Button>
            <Button
              square
              aria-label={t('down', { name })}
              disabled={last || moving.pending}
              onClick={() => moving.run({ ...mine, by: 1 })}
            >
              <ArrowDown aria-hidden className="size-4" />
            </Button>
          </div>
        )}
      </div>
      <Refused
        refusals={[...moving.refusals, ...taking.refusals]}
        errorId={moving.errorId ?? taking.errorId}
      />
      {nominee.state === 'ASKED_BACK' && nominee.changeable && (
        <AnswerForm {...mine} nominee={nominee} answer={actions.answer} onAnswered={on.onChanged} />
      )}
      {does === 'EDIT' && (
        <NomineeForm
          typed={typedOf(nominee)}
          asksInstitution={asksInstitution}
          label={common('save')}
          pending={renaming.pending}
          refusals={renaming.refusals}
          errorId={renaming.errorId}
          onSave={(typed) => renaming.run({ ...typed, ...mine })}
          onCancel={() => setDoes(null)}
        />
      )}
      {does === 'TAKE_BACK' && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="flex-1">{t('takeBackSure', { name })}</span>
          <Button size="sm" variant="danger" pending={taking.pending} onClick={() => taking.run(mine)}>
            {t('takeBack')}
          </Button>
          <Button size="sm" onClick={() => setDoes(null)}>
            {common('cancel')}
          </Button>
        </div>
      )}
      {does === null && (nominee.changeable || nominee.replaceable) && (
        <div className="flex flex-wrap gap-2">
          {nominee.changeable && (
            <>
              <Button size="sm" onClick={() => setDoes('EDIT')} aria-label={t('editOf', { name })}>
                {common('edit')}
              </Button>
              <Button
                size="sm"
                variant="quiet"
                onClick={() => setDoes('TAKE_BACK')}
                aria-label={t('takeBackOf', { name })}
              >
                {t('takeBack')}
              </Button>
            </>
          )}
          {nominee.replaceable && (
            <Button size="sm" onClick={on.onReplace}>
              {t('replace')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

const typedOf = (nominee: SheetNominee): Typed => ({
  officialName: nominee.officialName ?? '',
  latinName: nominee.latinName ?? '',
  sex: nominee.sex ?? '',
  birthDate: nominee.birthDate ?? '',
  position: nominee.position ?? '',
  phone: nominee.phone ?? '',
  email: nominee.email ?? '',
  institution: nominee.institution ?? '',
});
